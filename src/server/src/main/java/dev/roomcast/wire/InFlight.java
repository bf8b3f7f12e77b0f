package dev.roomcast.wire;

import java.time.Duration;
import java.util.List;

/**
 * The one write of an outbox that a wire has in its hands, if there is one, and the watch over how
 * long it takes.
 */
/* Not for several threads. The watch stays on the wheel from one write to the next. */
final class InFlight {
  private final Duration limit;
  private final TimingWheel timers;
  private final Runnable look;
  private TimingWheel.Timeout watch; // null while none is on the wheel
  private long since; // nanoseconds
  Wire by; // null while there is none
  int bytes; // 0 while there is none, as frames is
  int frames;

  /**
   * @param limit how long a write may take
   * @param look called on the wheel's thread when it is time to ask {@link #isOverdue()}
   */
  InFlight(Duration limit, TimingWheel timers, Runnable look) {
    this.limit = limit;
    this.timers = timers;
    this.look = look;
  }

  boolean isNone() {
    return by == null;
  }

  void begin(Wire newBy, List<Frames> groups) {
    by = newBy;
    since = timers.nanoTime();
    for (Frames group : groups) {
      bytes += group.bytes();
      frames += group.count();
    }
    if (watch == null) {
      watch = timers.schedule(limit, look);
    }
  }

  void end() {
    by = null;
    bytes = 0;
    frames = 0;
  }

  /** Whether a write takes longer than it may; if one does not yet, it is looked at again. */
  boolean isOverdue() {
    watch = null;
    if (isNone()) {
      return false;
    }
    Duration left = limit.minusNanos(timers.nanoTime() - since);
    if (left.isNegative() || left.isZero()) {
      return true;
    }
    watch = timers.schedule(left, look);
    return false;
  }

  void unwatch() {
    if (watch != null) {
      watch.cancel();
      watch = null;
    }
  }
}
