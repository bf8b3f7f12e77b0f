package dev.roomcast.wire;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes only when told to, with a wheel that goes by it. */
public final class FakeTime {
  public static final Duration TICK = Duration.ofMillis(10);

  /* Near the end of the range: a real nano clock may start anywhere and wrap around. */
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000_000);
  private final TimingWheel wheel = new TimingWheel(TICK, nanos::get);

  public TimingWheel wheel() {
    return wheel;
  }

  public long nanoTime() {
    return nanos.get();
  }

  /** Lets time pass, tick by tick, and whatever becomes due happen. */
  public void pass(Duration time) {
    for (Duration left = time; !left.isZero(); ) {
      Duration step = left.compareTo(TICK) < 0 ? left : TICK;
      nanos.addAndGet(step.toNanos());
      wheel.advance();
      left = left.minus(step);
    }
  }

  /** Lets time pass while the wheel stands still. */
  public void stall(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
