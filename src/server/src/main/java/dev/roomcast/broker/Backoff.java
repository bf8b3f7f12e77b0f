package dev.roomcast.broker;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before the next try: a random part of a time that doubles, so that not all nodes
 * come back at once. Not for several threads.
 */
final class Backoff {
  private static final long FIRST_MILLIS = 50;
  private static final long LONGEST_MILLIS = 3_000;

  private long limit = FIRST_MILLIS;

  Duration next() {
    long millis = ThreadLocalRandom.current().nextLong(limit / 2, limit + 1);
    limit = Math.min(2 * limit, LONGEST_MILLIS);
    return Duration.ofMillis(millis);
  }

  void reset() {
    limit = FIRST_MILLIS;
  }
}
