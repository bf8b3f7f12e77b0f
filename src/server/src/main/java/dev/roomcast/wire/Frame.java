package dev.roomcast.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One message as it is written to a client: text or binary, already encoded, never changed.
 *
 * <p>A frame may be queued for many clients at once; they share its bytes. Any thread may use it.
 */
public final class Frame {
  private final boolean isText;
  private final byte[] data;

  /*
   * Made on first use, by whichever thread comes first; two threads may both make it. That is
   * harmless: a String is safe to hand over without a lock, and both are equal.
   */
  private String text;

  private Frame(boolean isText, byte[] data) {
    this.isText = isText;
    this.data = data;
  }

  /** A text frame. A lone surrogate has no UTF-8 form and becomes a question mark. */
  public static Frame text(String text) {
    var frame = new Frame(true, text.getBytes(StandardCharsets.UTF_8));
    // A lone surrogate makes the text differ from its bytes, so such a text is made anew from them.
    frame.text = hasSurrogate(text) ? null : text;
    return frame;
  }

  /**
   * A text frame of bytes that are already UTF-8.
   *
   * @param utf8 valid UTF-8, which is not checked; becomes the frame's own and must not change
   */
  public static Frame utf8(byte[] utf8) {
    return new Frame(true, utf8);
  }

  /**
   * A binary frame.
   *
   * @param data becomes the frame's own and must not change
   */
  public static Frame binary(byte[] data) {
    return new Frame(false, data);
  }

  /** Whether this goes out as text. */
  public boolean isText() {
    return isText;
  }

  /** Size in bytes; of a text frame, its size in UTF-8. */
  public int bytes() {
    return data.length;
  }

  /**
   * The text, for a container that takes strings. Made once and kept.
   *
   * @throws IllegalStateException if this is a binary frame
   */
  public String text() {
    if (!isText) {
      throw new IllegalStateException("a binary frame has no text");
    }
    String made = text;
    if (made == null) {
      made = new String(data, StandardCharsets.UTF_8);
      text = made;
    }
    return made;
  }

  /** The bytes themselves, UTF-8 for text. All readers share this array: it must not be changed. */
  public byte[] data() {
    return data;
  }

  /** A new read-only view of the bytes, with its own position. */
  public ByteBuffer buffer() {
    return ByteBuffer.wrap(data).asReadOnlyBuffer();
  }

  /** Frames are equal when they put the same message on the wire. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Frame frame
        && isText == frame.isText
        && Arrays.equals(data, frame.data);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(data);
  }

  /** Kind and size only: the content may be confidential. */
  @Override
  public String toString() {
    return (isText ? "text" : "binary") + " frame of " + data.length + " bytes";
  }

  private static boolean hasSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
