package dev.roomcast.protocol.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roomcast.protocol.MsgPackReader;
import dev.roomcast.protocol.ProtocolViolation;
import java.util.Optional;

/**
 * Reads Socket.IO packets that are MessagePack maps, one per binary message. Keys may come in any
 * order; unknown ones are ignored, for the JavaScript client sends its own {@code options} along.
 */
final class MsgPackDecoder implements PacketDecoder {
  private static final SocketIoPacket.Type[] TYPES = SocketIoPacket.Type.values();

  private final DecoderLimits limits;

  MsgPackDecoder(DecoderLimits limits) {
    this.limits = limits;
  }

  @Override
  public Optional<SocketIoPacket> text(String text) throws ProtocolViolation {
    throw new ProtocolViolation("text from a client that began with MessagePack");
  }

  @Override
  public Optional<SocketIoPacket> binary(byte[] data) throws ProtocolViolation {
    JsonNode map = MsgPackReader.read(data, 1 + limits.maxJsonDepth());
    JsonNode namespace = map.path("nsp");
    if (!namespace.isTextual() || namespace.textValue().length() > limits.maxNamespaceLength()) {
      throw new ProtocolViolation("namespace is no text or too long");
    }
    return Optional.of(
        PacketRules.received(
            type(map.path("type")),
            namespace.textValue(),
            id(map.path("id")),
            map.path("data"),
            limits));
  }

  private static SocketIoPacket.Type type(JsonNode number) throws ProtocolViolation {
    if (number.isInt() && number.intValue() >= 0 && number.intValue() < TYPES.length) {
      SocketIoPacket.Type type = TYPES[number.intValue()];
      // Binary values need no packet types of their own here.
      if (!type.isBinary()) {
        return type;
      }
    }
    throw new ProtocolViolation("unknown Socket.IO packet type");
  }

  private static long id(JsonNode id) throws ProtocolViolation {
    if (id.isMissingNode()) {
      return SocketIoPacket.NO_ID;
    }
    if (!id.isIntegralNumber() || !id.canConvertToLong() || id.longValue() < 0) {
      throw new ProtocolViolation("ack id is no number from 0 up, or too large");
    }
    return id.longValue();
  }
}
