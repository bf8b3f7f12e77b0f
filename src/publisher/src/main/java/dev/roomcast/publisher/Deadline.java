package dev.roomcast.publisher;

import java.time.Duration;

/** A moment until which something must be done. */
final class Deadline {
  private final Time time;
  private final long end;   // nanoseconds on time's scale

  Deadline(Duration limit, Time time) {
    this.time = time;
    this.end = time.nanos() + limit.toNanos();
  }

  /** What is left, zero when it has passed. */
  Duration left() {
    return Duration.ofNanos(Math.max(0, end - time.nanos()));
  }

  boolean passed() {
    return left().isZero();
  }

  /** The shorter of what is left and this. */
  Duration atMost(Duration limit) {
    Duration left = left();
    return left.compareTo(limit) < 0 ? left : limit;
  }

  /**
   * Waits, holding the calling thread.
   *
   * @return false, at once, if the wait would last until the deadline or longer
   */
  boolean pause(Duration wait) throws InterruptedException {
    if (wait.compareTo(left()) >= 0) {
      return false;
    }
    time.pause(wait);
    return true;
  }
}
