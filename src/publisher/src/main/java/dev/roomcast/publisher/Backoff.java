package dev.roomcast.publisher;

import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before the next attempt: doubling from a first delay to a longest one, of which
 * a random half is taken off so that many publishers do not come back at once. One thread at a
 * time.
 */
final class Backoff {
  static final Duration FIRST = Duration.ofMillis(200);   // a busy hub has often recovered by then
  static final Duration LONGEST = Duration.ofSeconds(30); // how late a returning hub is noticed
  static final Duration LONGEST_ASKED_FOR = Duration.ofMinutes(5);   // against a mad Retry-After

  private final DoubleSupplier random;   // 0 to 1
  private Duration next = FIRST;

  Backoff(DoubleSupplier random) {
    this.random = random;
  }

  /**
   * The next delay, longer than the one before.
   *
   * @param askedFor what the hub asked for; never less than this is waited, up to five minutes
   */
  Duration next(Optional<Duration> askedFor) {
    Duration delay = shortened(next);
    next = shorter(next.multipliedBy(2), LONGEST);
    Duration asked = shorter(askedFor.orElse(Duration.ZERO), LONGEST_ASKED_FOR);
    return asked.compareTo(delay) > 0 ? asked.plus(shortened(FIRST)) : delay;
  }

  /** Starts again from the first delay. */
  void reset() {
    next = FIRST;
  }

  private Duration shortened(Duration full) {
    return Duration.ofNanos((long) (full.toNanos() * (0.5 + 0.5 * random.getAsDouble())));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
