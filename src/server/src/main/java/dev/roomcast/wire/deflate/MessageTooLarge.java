package dev.roomcast.wire.deflate;

import java.io.IOException;

/** A client's message would have more bytes than it may, once inflated. */
public final class MessageTooLarge extends IOException {
  private static final long serialVersionUID = 1L;

  MessageTooLarge(int maxBytes) {
    super("a message would inflate to more than " + maxBytes + " bytes");
  }
}
