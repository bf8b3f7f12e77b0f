package dev.roomcast.wire.deflate;

/**
 * Which messages are compressed, and how large one of a client may become.
 *
 * @param minBytes a message with fewer bytes is sent as it is; 0 for no compression in either
 *     direction
 * @param maxInflated most bytes of one message of a client, inflated
 */
public record DeflateLimits(int minBytes, int maxInflated) {
  public DeflateLimits {
    if (minBytes < 0) {
      throw new IllegalArgumentException("minBytes must not be negative, was " + minBytes);
    }
    if (maxInflated < 1) {
      throw new IllegalArgumentException("maxInflated must be positive, was " + maxInflated);
    }
  }

  /** Whether clients that offer the extension get it. */
  public boolean isOn() {
    return minBytes > 0;
  }
}
