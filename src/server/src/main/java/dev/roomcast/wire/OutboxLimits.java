package dev.roomcast.wire;

import java.time.Duration;

/**
 * How much one client may leave waiting.
 *
 * @param maxBytes most bytes queued or being written for one client
 * @param writeTimeout longest time for which one write may make no end
 */
public record OutboxLimits(int maxBytes, Duration writeTimeout) {
  public OutboxLimits {
    if (maxBytes < 1) {
      throw new IllegalArgumentException("maxBytes must be at least 1, was " + maxBytes);
    }
    if (writeTimeout.isNegative() || writeTimeout.isZero()) {
      throw new IllegalArgumentException("writeTimeout must be positive, was " + writeTimeout);
    }
  }
}
