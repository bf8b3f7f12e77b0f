package dev.roomcast.hub;

/**
 * What makes a repeated publish call recognisable.
 *
 * @param publisher who calls: two publishers may use the same text without harm
 * @param text chosen by the publisher; empty for none
 */
public record IdempotencyKey(String publisher, String text) {
  /** Every call stands for itself. */
  public static final IdempotencyKey NONE = new IdempotencyKey("", "");

  private static final int MAX_LENGTH = 200; // characters

  /**
   * Checks the length.
   *
   * @throws IllegalArgumentException if the text is too long; the message is fit for a client
   */
  public IdempotencyKey {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "Idempotency-Key must have at most " + MAX_LENGTH + " characters");
    }
  }

  public boolean isNone() {
    return text.isEmpty();
  }
}
