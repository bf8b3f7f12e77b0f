package dev.roomcast.web;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/** Puts the parts of a binary message together, within a bound; see {@link TextParts}. */
/* Threads: one for each connection, whose messages come one at a time. */
final class BinaryParts {
  private final int maxBytes;
  private ByteArrayOutputStream begun; // null while nothing waits for its last part
  private boolean refused;

  BinaryParts(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * Takes the next part.
   *
   * @param part the caller's no more
   * @param whole gets the message with its last part
   * @param tooLarge run when the message has more bytes than allowed; nothing is taken after that
   */
  void add(byte[] part, boolean last, Consumer<byte[]> whole, Runnable tooLarge) {
    if (refused) {
      return;
    }
    int waiting = begun == null ? 0 : begun.size();
    if ((long) waiting + part.length > maxBytes) {
      refused = true;
      begun = null;
      tooLarge.run();
    } else if (!last) {
      begin().writeBytes(part);
    } else if (waiting == 0) {
      whole.accept(part);
    } else {
      begun.writeBytes(part);
      byte[] message = begun.toByteArray();
      begun = null;
      whole.accept(message);
    }
  }

  private ByteArrayOutputStream begin() {
    if (begun == null) {
      begun = new ByteArrayOutputStream();
    }
    return begun;
  }
}
