package dev.roomcast.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Frames that a client sends: masked, as RFC 6455 wants it, with a mask of zeros. */
final class ClientFrames {
  private static final int FIN = 0x80;
  private static final int MASKED = 0x80;
  private static final int ONE_BYTE = 125;
  private static final int TWO_BYTES = 126;
  private static final int MASK = 4;   // bytes

  private ClientFrames() {}

  static ByteBuffer text(String text) {
    return frame(FrameParser.TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The answer to a ping of the WebSocket protocol. */
  static ByteBuffer pong(byte[] payload) {
    return frame(0xA, payload);
  }

  private static ByteBuffer frame(int opcode, byte[] payload) {
    ByteBuffer frame = ByteBuffer.allocate(payload.length + 4 + MASK);
    frame.put((byte) (FIN | opcode));
    if (payload.length <= ONE_BYTE) {
      frame.put((byte) (MASKED | payload.length));
    } else {
      frame.put((byte) (MASKED | TWO_BYTES)).putShort((short) payload.length);
    }
    return frame.putInt(0).put(payload).flip();
  }
}
