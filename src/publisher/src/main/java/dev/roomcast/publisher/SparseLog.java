package dev.roomcast.publisher;

import java.time.Duration;

/** Says the same thing at most once a period, and then how often it happened. Any thread. */
final class SparseLog {
  private static final System.Logger LOG = System.getLogger("dev.roomcast.publisher");

  private final Duration period;
  private final Time time;
  private long untold;        // guarded by this
  private boolean toldOnce;   // guarded by this
  private long lastTold;      // nanoseconds; guarded by this

  SparseLog(Duration period, Time time) {
    this.period = period;
    this.time = time;
  }

  /**
   * Logs the message with the number of times since the last one, if it is time to.
   *
   * @return whether it did
   */
  boolean warn(String message) {
    long times = countAndTake();
    if (times > 0) {
      LOG.log(System.Logger.Level.WARNING, "{0} (times since last told: {1})", message, times);
    }
    return times > 0;
  }

  /** The number of times to tell of now, or 0 if it is too soon. */
  synchronized long countAndTake() {
    untold++;
    long now = time.nanos();
    if (toldOnce && now - lastTold < period.toNanos()) {
      return 0;
    }
    toldOnce = true;
    lastTold = now;
    long times = untold;
    untold = 0;
    return times;
  }
}
