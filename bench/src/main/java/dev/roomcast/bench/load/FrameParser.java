package dev.roomcast.bench.load;

/**
 * Takes apart what a server sends on a WebSocket (RFC 6455, section 5.2): unmasked frames, each a
 * whole message. Keeps no bytes; an unfinished frame is parsed again when more has come.
 */
final class FrameParser {
  static final int TEXT = 0x1;
  static final int CLOSE = 0x8;
  static final int PING = 0x9;

  private static final int FIN = 0x80;
  private static final int RESERVED = 0x70;
  private static final int MASKED = 0x80;
  private static final int TWO_BYTES = 126;
  private static final int EIGHT_BYTES = 127;

  /** Gets the frames, in order. */
  interface Sink {
    /** A frame's payload is between two positions of the array, which is not kept. */
    void frame(int opcode, byte[] bytes, int from, int to);
  }

  private FrameParser() {}

  /**
   * Gives all whole frames to a sink.
   *
   * @return where the first unfinished frame begins; {@code to} if there is none
   * @throws BadFrame if this is not what a server may send here
   */
  static int parse(byte[] bytes, int from, int to, Sink sink) {
    int at = from;
    while (to - at >= 2) {
      int first = bytes[at] & 0xff;
      int length = bytes[at + 1] & 0xff;
      if ((first & FIN) == 0 || (first & RESERVED) != 0 || (length & MASKED) != 0) {
        throw new BadFrame("fragmented, compressed or masked frame: 0x"
            + Integer.toHexString(first) + " 0x" + Integer.toHexString(length));
      }
      int payload = at + 2;
      if (length == TWO_BYTES) {
        payload += 2;
        if (payload > to) {
          return at;
        }
        length = (bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff;
      } else if (length == EIGHT_BYTES) {
        throw new BadFrame("frame of more than 65535 bytes");
      }
      if (length > to - payload) {
        return at;
      }
      sink.frame(first & 0xf, bytes, payload, payload + length);
      at = payload + length;
    }
    return at;
  }

  /** The server broke the protocol, or does what this client does not understand. */
  static final class BadFrame extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadFrame(String message) {
      super(message);
    }
  }
}
