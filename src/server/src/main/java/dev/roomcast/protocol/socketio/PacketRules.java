package dev.roomcast.protocol.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roomcast.protocol.EventNames;
import java.util.Optional;

/**
 * What makes a Socket.IO packet valid, by protocol 5 ("Packet encoding") and the checks of the
 * reference implementation's decoder. Lengths are left to {@link DecoderLimits}.
 */
final class PacketRules {
  private PacketRules() {}

  /** What is wrong with such a packet, in words that never repeat its content; empty if nothing. */
  static Optional<String> flaw(
      SocketIoPacket.Type type, String namespace, long id, JsonNode data) {
    if (!isNamespace(namespace)) {
      return Optional.of("not a namespace");
    }
    return switch (type) {
      case CONNECT -> flawUnless(id == SocketIoPacket.NO_ID
          && (data.isMissingNode() || data.isObject()), "CONNECT takes an object and no id");
      case DISCONNECT -> flawUnless(id == SocketIoPacket.NO_ID && data.isMissingNode(),
          "DISCONNECT takes no data and no id");
      case CONNECT_ERROR -> flawUnless(id == SocketIoPacket.NO_ID
          && (data.isObject() || data.isTextual()),
          "CONNECT_ERROR takes an object or a text and no id");
      case EVENT, BINARY_EVENT -> eventFlaw(id, data);
      case ACK, BINARY_ACK -> flawUnless(id >= 0 && data.isArray(), "ACK takes an id and an array");
    };
  }

  private static Optional<String> eventFlaw(long id, JsonNode data) {
    if (id < SocketIoPacket.NO_ID || !data.isArray() || data.isEmpty()) {
      return Optional.of("EVENT takes a non-empty array");
    }
    JsonNode name = data.get(0);
    if (!name.isTextual() && !name.isNumber()) {
      return Optional.of("event name is neither text nor number");
    }
    return flawUnless(!EventNames.isReserved(name.asText()), "event name is reserved");
  }

  /** Whether a namespace may have this name. */
  /*
   * Control characters are refused although the reference takes them: a separator in an answer
   * would split a poll's body, and a line break would forge a line in a log.
   */
  static boolean isNamespace(String namespace) {
    return namespace.startsWith("/")
        && namespace.chars().noneMatch(c -> c == ',' || Character.isISOControl(c));
  }

  private static Optional<String> flawUnless(boolean right, String flaw) {
    return right ? Optional.empty() : Optional.of(flaw);
  }
}
