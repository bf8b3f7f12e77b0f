package dev.roomcast.wire;

import java.nio.ByteBuffer;
import java.util.List;

/** The bytes around a message that a server sends on a WebSocket: RFC 6455 section 5.2. */
final class WebSocketFraming {
  private static final int FINAL = 0x80; // the whole message is in this frame
  private static final int TEXT = 0x1;
  private static final int BINARY = 0x2;
  private static final int LENGTH_16_FOLLOWS = 126; // also the first length that needs it
  private static final int LENGTH_64_FOLLOWS = 127;
  private static final int MAX_LENGTH_16 = 0xFFFF;

  private WebSocketFraming() {}

  /** The complete bytes of these messages, one after the other. */
  static byte[] of(List<Frame> frames) {
    int size = 0;
    for (Frame frame : frames) {
      size = Math.addExact(size, headerBytes(frame) + frame.bytes());
    }
    ByteBuffer target = ByteBuffer.allocate(size);
    for (Frame frame : frames) {
      putHeader(frame, target);
      target.put(frame.data());
    }
    return target.array();
  }

  private static int headerBytes(Frame frame) {
    int length = frame.bytes();
    if (length < LENGTH_16_FOLLOWS) {
      return 2;
    }
    return length <= MAX_LENGTH_16 ? 4 : 10;
  }

  private static void putHeader(Frame frame, ByteBuffer target) {
    int length = frame.bytes();
    target.put((byte) (FINAL | (frame.isText() ? TEXT : BINARY)));
    if (length < LENGTH_16_FOLLOWS) {
      target.put((byte) length);
    } else if (length <= MAX_LENGTH_16) {
      target.put((byte) LENGTH_16_FOLLOWS).putShort((short) length);
    } else {
      target.put((byte) LENGTH_64_FOLLOWS).putLong(length);
    }
  }
}
