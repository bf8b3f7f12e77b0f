"""Usage: python3 client.py <address> <path> <transports> <token> <room>

Pings, subscribes to the room, and writes what happens as lines of JSON until it has seen
"test.last", then leaves.
"""
import json
import sys

import socketio

address, path, transports, token, room = sys.argv[1:]
namespace = "/ws"
client = socketio.Client(reconnection=False)


def say(what, data):
    print(json.dumps({"what": what, "data": data}), flush=True)


def subscribed(answer):
    say("subscribed", answer)


def pong(answer):
    say("pong", {"ok": answer["ok"], "bytes": list(answer["data"])})
    client.emit("subscribe", {"room": room}, namespace=namespace, callback=subscribed)


@client.on("connection_established", namespace=namespace)
def established(data):
    say("event", data)
    client.emit("ping", bytes([0, 1, 255]), namespace=namespace, callback=pong)


@client.on("test.happened", namespace=namespace)
def happened(data):
    say("event", data)


@client.on("test.last", namespace=namespace)
def last(data):
    say("event", data)
    client.disconnect()


@client.on("connect_error", namespace=namespace)
def refused(data):
    say("refused", data.get("data", data) if isinstance(data, dict) else {"message": data})


try:
    client.connect(address, auth={"token": token}, transports=transports.split(","),
                   socketio_path=path, namespaces=[namespace])
    client.wait()
    say("disconnected", {"reason": "asked to"})
except socketio.exceptions.ConnectionError as error:
    say("disconnected", {"reason": str(error)})
