package dev.roomcast.web;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Puts the parts of a text message together, within a bound. Endpoints ask for parts because
 * Undertow, which is in WildFly, gathers a whole message without one when it comes in several reads.
 * Most messages come in one part and are handed on as they are.
 */
/* Threads: one for each connection, whose messages come one at a time. */
final class TextParts {
  private static final int MAX_BYTES_PER_CHAR = 3; // in UTF-8, of a UTF-16 unit

  private final int maxBytes;
  private StringBuilder begun; // null while nothing waits for its last part
  private boolean refused;

  TextParts(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * Takes the next part.
   *
   * @param whole gets the message with its last part
   * @param tooLarge run when the message has more bytes than allowed; nothing is taken after that
   */
  void add(String part, boolean last, Consumer<String> whole, Runnable tooLarge) {
    if (refused) {
      return;
    }
    int waiting = begun == null ? 0 : begun.length();
    if ((long) waiting + part.length() > maxBytes) {
      refuse(tooLarge);
    } else if (!last) {
      begin().append(part);
    } else {
      String message = waiting == 0 ? part : begun.append(part).toString();
      begun = null;
      if (isTooLarge(message)) {
        refuse(tooLarge);
      } else {
        whole.accept(message);
      }
    }
  }

  private StringBuilder begin() {
    if (begun == null) {
      begun = new StringBuilder();
    }
    return begun;
  }

  private boolean isTooLarge(String message) {
    boolean surelySmall = message.length() <= maxBytes / MAX_BYTES_PER_CHAR;
    return !surelySmall && message.getBytes(StandardCharsets.UTF_8).length > maxBytes;
  }

  private void refuse(Runnable tooLarge) {
    refused = true;
    begun = null;
    tooLarge.run();
  }
}
