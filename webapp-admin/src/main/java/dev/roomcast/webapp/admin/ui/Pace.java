package dev.roomcast.webapp.admin.ui;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How often a screen is redrawn: not more often than wanted, and less often when it takes long. One
 * thread draws at a time; any may ask.
 */
final class Pace {
  /* A screen spends at most one part in this many on being redrawn, but does not stand still. */
  private static final int REST = 20;
  private static final long LONGEST_REST = Duration.ofSeconds(5).toNanos();
  private static final Duration EARLY = Duration.ofMillis(200);   // a tick may come that early

  private final long everyNanos;
  private final LongSupplier nanoTime;
  private volatile long next;

  Pace(Duration every, LongSupplier nanoTime) {
    this.everyNanos = every.minus(EARLY).toNanos();
    this.nanoTime = nanoTime;
    this.next = nanoTime.getAsLong();
  }

  boolean isDue() {
    return nanoTime.getAsLong() - next >= 0;
  }

  /** Draws; how long that takes says when the next time is due. */
  void draw(Runnable redraw) {
    long begin = nanoTime.getAsLong();
    redraw.run();
    long rest = Math.min((nanoTime.getAsLong() - begin) * REST, LONGEST_REST);
    next = begin + Math.max(everyNanos, rest);
  }
}
