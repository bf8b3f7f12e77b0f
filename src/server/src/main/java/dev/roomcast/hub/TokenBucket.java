package dev.roomcast.hub;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Allows a rate with bursts: a bucket that fills steadily and that each command takes from. */
/* Threads: any; the monitor guards both fields. */
final class TokenBucket {
  private final double perNano;
  private final double burst;
  private final LongSupplier nanoTime;
  private double tokens;
  private long filledAt;

  /**
   * @param perSecond how many commands a second in the long run
   * @param burst how many at once after a pause
   * @param nanoTime a clock like {@link System#nanoTime()}
   */
  TokenBucket(int perSecond, int burst, LongSupplier nanoTime) {
    this.perNano = perSecond / (double) TimeUnit.SECONDS.toNanos(1);
    this.burst = burst;
    this.nanoTime = nanoTime;
    this.tokens = burst;
    this.filledAt = nanoTime.getAsLong();
  }

  /** Takes one token and gives zero, or takes none and says when there will be one. */
  synchronized Duration take() {
    fill();
    if (tokens >= 1) {
      tokens -= 1;
      return Duration.ZERO;
    }
    return Duration.ofNanos((long) Math.ceil((1 - tokens) / perNano));
  }

  /** Whether it is as it was when it was new. */
  synchronized boolean isFull() {
    fill();
    return tokens >= burst;
  }

  private void fill() {
    long now = nanoTime.getAsLong();
    tokens = Math.min(burst, tokens + (now - filledAt) * perNano);
    filledAt = now;
  }
}
