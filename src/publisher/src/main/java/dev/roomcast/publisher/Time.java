package dev.roomcast.publisher;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The passing of time, so that tests need not wait for it. */
interface Time {
  Time REAL = new Time() {
    @Override
    public long nanos() {
      return System.nanoTime();
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
      TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    }
  };

  /** Nanoseconds since some moment, as {@link System#nanoTime()}. */
  long nanos();

  /** Holds the calling thread. */
  void pause(Duration duration) throws InterruptedException;
}
