package dev.roomcast.bench.peer;

import java.nio.charset.StandardCharsets;

/** WebSocket frames (RFC 6455, section 5.2) as far as the floor server needs them. */
final class FloorFrames {
  private static final int TEXT = 0x81;
  private static final int ONE_BYTE = 125;

  private FloorFrames() {}

  static byte[] text(String text) {
    byte[] payload = text.getBytes(StandardCharsets.ISO_8859_1);
    int header = payload.length <= ONE_BYTE ? 2 : 4;
    byte[] frame = new byte[header + payload.length];
    frame[0] = (byte) TEXT;
    if (header == 2) {
      frame[1] = (byte) payload.length;
    } else {
      frame[1] = 126;
      frame[2] = (byte) (payload.length >> 8);
      frame[3] = (byte) payload.length;
    }
    System.arraycopy(payload, 0, frame, header, payload.length);
    return frame;
  }

  /** Length of a client's frame at this place, header and mask included; 0 if it is not whole. */
  static int length(byte[] bytes, int from, int to) {
    if (to - from < 2) {
      return 0;
    }
    int payload = bytes[from + 1] & 0x7f;
    int header = 2 + 4;
    if (payload == 126) {
      if (to - from < 4) {
        return 0;
      }
      payload = (bytes[from + 2] & 0xff) << 8 | bytes[from + 3] & 0xff;
      header += 2;
    }
    return header + payload <= to - from ? header + payload : 0;
  }

  /** The text of a client's frame, or an empty text if it is no text frame. */
  static String payload(byte[] bytes, int from, int length) {
    int header = (bytes[from + 1] & 0x7f) == 126 ? 8 : 6;
    if ((bytes[from] & 0xff) != TEXT) {
      return "";
    }
    byte[] text = new byte[length - header];
    for (int i = 0; i < text.length; i++) {
      text[i] = (byte) (bytes[from + header + i] ^ bytes[from + header - 4 + (i & 3)]);
    }
    return new String(text, StandardCharsets.ISO_8859_1);
  }
}
