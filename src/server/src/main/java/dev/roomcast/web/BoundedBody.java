package dev.roomcast.web;

import java.io.ByteArrayOutputStream;

/** The body of a request, kept as it comes; of one that is too large, nothing. */
/* Threads: one at a time. */
final class BoundedBody {
  private final long announced;
  private final int max;
  private ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private long received;

  /**
   * @param announced its length in bytes, by the request's head; -1 if that does not say
   * @param max bytes
   */
  BoundedBody(long announced, int max) {
    this.announced = announced;
    this.max = max;
  }

  /** Takes what has come. */
  void add(byte[] chunk, int length) {
    received += length;
    if (!isTooLarge()) {
      kept.write(chunk, 0, length);
    } else {
      kept = new ByteArrayOutputStream(0);
    }
  }

  boolean isTooLarge() {
    return received > max;
  }

  /** Whether all that was announced has come; of a body of unknown length, never. */
  boolean isWhole() {
    return received == announced;
  }

  byte[] bytes() {
    return kept.toByteArray();
  }
}
