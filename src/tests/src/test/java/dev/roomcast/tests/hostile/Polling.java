package dev.roomcast.tests.hostile;

import dev.roomcast.tests.fixture.Server;
import dev.roomcast.tests.hostile.RawConnection.Answer;
import java.nio.charset.StandardCharsets;

/** A session that began on polling; each request has a connection of its own. */
final class Polling {
  private static final String HANDSHAKE = "/socket.io/?EIO=4&transport=polling";

  private final Server server;
  private final String sid;

  Polling(Server server) {
    this.server = server;
    Answer answer = get(HANDSHAKE);
    String open = answer.body();
    if (!open.contains("\"sid\":\"")) {
      throw new AssertionError("no session but " + answer);
    }
    int from = open.indexOf("\"sid\":\"") + 7;
    this.sid = open.substring(from, open.indexOf('"', from));
  }

  String target() {
    return HANDSHAKE + "&sid=" + sid;
  }

  Answer get() {
    return get(target());
  }

  private Answer get(String target) {
    try (RawConnection connection = RawConnection.open(server)) {
      return connection.send(request("GET", target, "Connection: close\r\n")).answer();
    }
  }

  /** Sends a GET and leaves it waiting. */
  RawConnection getLater() {
    return RawConnection.open(server).send(request("GET", target(), ""));
  }

  Answer post(String body) {
    return post(body.getBytes(StandardCharsets.UTF_8));
  }

  Answer post(byte[] body) {
    try (RawConnection connection = RawConnection.open(server)) {
      return connection
          .send(request("POST", target(),
              "Connection: close\r\nContent-Length: " + body.length + "\r\n"))
          .send(body)
          .answer();
    }
  }

  /** Begins a POST and leaves it unfinished. */
  RawConnection postLater(String headers, String begun) {
    return RawConnection.open(server).send(request("POST", target(), headers) + begun);
  }

  /** A WebSocket that names this session. */
  RawConnection webSocket() {
    return RawConnection.webSocket(
        server, target().replace("transport=polling", "transport=websocket"));
  }

  static String request(String method, String target, String headers) {
    return method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers + "\r\n";
  }
}
