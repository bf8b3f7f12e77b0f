package dev.roomcast.protocol.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roomcast.protocol.MsgPackWriter;
import dev.roomcast.wire.Frame;

/**
 * Turns Socket.IO packets into MessagePack maps, one binary frame each:
 * {@code {type, data, id, nsp}}, where data and id are left out if the packet has none.
 *
 * <p>Stateless; any thread may call it.
 */
final class MsgPackEncoder {
  private MsgPackEncoder() {}

  /** The packet's frame; binary values stand in it where they belong. */
  static Frame encode(SocketIoPacket packet) {
    ObjectNode map = JsonNodeFactory.instance.objectNode().put("type", packet.type().ordinal());
    if (!packet.data().isMissingNode()) {
      map.set("data", packet.data());
    }
    if (packet.hasId()) {
      map.put("id", packet.id());
    }
    map.put("nsp", packet.namespace());
    return Frame.binary(MsgPackWriter.write(map));
  }

  /** As {@link SocketIoParser#event}. */
  static Frame event(String namespace, String eventName, byte[] utf8JsonArg) {
    return encode(SocketIoPacket.event(namespace, eventName, MsgPackWriter.parse(utf8JsonArg)));
  }

  /** As {@link SocketIoParser#event}. */
  static Frame event(
      String namespace, String eventName, byte[] utf8JsonArg, JsonNode offset) {
    return offset.isMissingNode()
        ? event(namespace, eventName, utf8JsonArg)
        : encode(
            SocketIoPacket.event(
                namespace, eventName, MsgPackWriter.parse(utf8JsonArg), offset));
  }
}
