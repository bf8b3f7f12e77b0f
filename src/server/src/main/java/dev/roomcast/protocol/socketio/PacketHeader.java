package dev.roomcast.protocol.socketio;

import dev.roomcast.protocol.ProtocolViolation;

/**
 * A Socket.IO packet's text taken apart, with the JSON still unread:
 * {@code <type>[<attachments>-][<namespace>,][<ack id>][<JSON>]} (protocol section "Packet
 * encoding", "Format").
 *
 * @param attachments how many binary packets are said to follow
 * @param json the rest of the text; empty if there is none
 */
record PacketHeader(
    SocketIoPacket.Type type, int attachments, String namespace, long id, String json) {

  /**
   * Takes a packet's text apart.
   *
   * @throws ProtocolViolation if the type is unknown, or a number or the namespace is malformed or
   *     over its limit
   */
  static PacketHeader parse(String text, DecoderLimits limits) throws ProtocolViolation {
    return new Parser(text).parse(limits);
  }

  private static final class Parser {
    /** Digits of the largest {@code long}; also keeps a run of zeros from being long. */
    private static final int MAX_ID_DIGITS = 19;

    private final String text;
    private int at;

    Parser(String text) {
      this.text = text;
    }

    PacketHeader parse(DecoderLimits limits) throws ProtocolViolation {
      if (text.isEmpty()) {
        throw new ProtocolViolation("empty Socket.IO packet");
      }
      var type = SocketIoPacket.Type.of(text.charAt(at++));
      int attachments = type.isBinary() ? attachments(limits.maxAttachments()) : 0;
      String namespace = namespace(limits.maxNamespaceLength());
      long id = id();
      return new PacketHeader(type, attachments, namespace, id, text.substring(at));
    }

    private int attachments(int max) throws ProtocolViolation {
      String digits = digits();
      if (digits.isEmpty()
          || digits.length() > 1 && digits.charAt(0) == '0'
          || at == text.length()
          || text.charAt(at) != '-') {
        throw new ProtocolViolation("malformed attachment count");
      }
      at++;
      // Ten digits may pass an int, nine cannot.
      if (digits.length() > 9 || Integer.parseInt(digits) > max) {
        throw new ProtocolViolation("too many attachments");
      }
      return Integer.parseInt(digits);
    }

    private String namespace(int maxLength) throws ProtocolViolation {
      if (at == text.length() || text.charAt(at) != '/') {
        return SocketIoPacket.ROOT;
      }
      int comma = text.indexOf(',', at);
      int end = comma < 0 ? text.length() : comma;
      if (end - at > maxLength) {
        throw new ProtocolViolation("namespace is too long");
      }
      String namespace = text.substring(at, end);
      at = comma < 0 ? end : end + 1;
      return namespace;
    }

    private long id() throws ProtocolViolation {
      String digits = digits();
      if (digits.isEmpty()) {
        return SocketIoPacket.NO_ID;
      }
      if (digits.length() <= MAX_ID_DIGITS) {
        try {
          return Long.parseLong(digits);
        } catch (NumberFormatException e) {
          throw new ProtocolViolation("ack id is too large");
        }
      }
      throw new ProtocolViolation("ack id is too large");
    }

    private String digits() {
      int start = at;
      while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
        at++;
      }
      return text.substring(start, at);
    }
  }
}
