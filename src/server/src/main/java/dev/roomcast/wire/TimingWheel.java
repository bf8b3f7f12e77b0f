package dev.roomcast.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * All timeouts of this node on one wheel, so that a connection costs no scheduled task of its own.
 * Scheduling and cancelling take constant time.
 *
 * <p>The structure is the hashed timing wheel of Varghese and Lauck (1987).
 */
/*
 * Threads: schedule() and cancel() on any thread, advance() on one at a time. The lock guards
 * the slots and the links of all timeouts; tasks run without it, on the advancing thread, so they
 * must not block.
 */
public final class TimingWheel {
  private static final System.Logger LOG = System.getLogger(TimingWheel.class.getName());
  private static final int SLOTS = 1024;
  private static final int STEPS = 100; // of a delay that need not be exact

  /** Further off than any process lives; a nanosecond count ends after 292 years. */
  private static final Duration FURTHEST = Duration.ofDays(36_500);

  private final long tickNanos;
  private final LongSupplier nanoTime;
  private final long startNanos;
  private final Object lock = new Object();
  private final Timeout[] slots = new Timeout[SLOTS];
  private long doneTicks;

  /**
   * @param tick how exact the wheel is; {@link #advance()} should be called this often
   * @param nanoTime a clock like {@link System#nanoTime()}
   */
  public TimingWheel(Duration tick, LongSupplier nanoTime) {
    this.tickNanos = tick.toNanos();
    this.nanoTime = nanoTime;
    this.startNanos = nanoTime.getAsLong();
  }

  /** The clock that this wheel goes by, in nanoseconds; only differences have a meaning. */
  public long nanoTime() {
    return nanoTime.getAsLong();
  }

  /**
   * Runs a task once after a delay, on the advancing thread: never early, and late by two ticks at
   * most, one for rounding and one for the advance that comes after.
   *
   * @param delay over 100 years is taken as 100 years, a negative one as none
   * @param task must not block; an exception is logged and harms no other task
   */
  public Timeout schedule(Duration delay, Runnable task) {
    return schedule(Math.floorDiv(dueNanos(delay) + tickNanos - 1, tickNanos), task);
  }

  /**
   * As {@link #schedule}, but early or late by a two hundredth of the delay or one tick, and on time
   * on average: for what comes again and again, so that the ticks do not add up. What is due about
   * the same time runs together, since a processor does the same for many in a row with less effort
   * than for one now and then.
   */
  public Timeout scheduleAbout(Duration delay, Runnable task) {
    long dueTick = Math.floorDiv(dueNanos(delay), tickNanos);
    long step = Math.max(1, delay.toNanos() / (STEPS * tickNanos));
    return schedule(Math.floorDiv(dueTick + step / 2, step) * step, task);
  }

  /* Since the start. */
  private long dueNanos(Duration delay) {
    Duration bounded = delay.compareTo(FURTHEST) < 0 ? delay : FURTHEST;
    long delayNanos = bounded.isNegative() ? 0 : bounded.toNanos();
    return nanoTime.getAsLong() - startNanos + delayNanos;
  }

  private Timeout schedule(long dueTick, Runnable task) {
    synchronized (lock) {
      Timeout timeout = new Timeout(task, Math.max(dueTick, doneTicks + 1));
      timeout.link();
      return timeout;
    }
  }

  /** Runs everything that is due by now. */
  public void advance() {
    List<Timeout> due = new ArrayList<>();
    synchronized (lock) {
      long nowTick = (nanoTime.getAsLong() - startNanos) / tickNanos;
      long slotsToVisit = Math.min(nowTick - doneTicks, SLOTS);
      for (long step = 1; step <= slotsToVisit; step++) {
        collectDue(slot(doneTicks + step), nowTick, due);
      }
      doneTicks = nowTick;
    }
    due.forEach(Timeout::run);
  }

  private void collectDue(int slot, long nowTick, List<Timeout> due) {
    Timeout each = slots[slot];
    while (each != null) {
      Timeout following = each.next;
      if (each.dueTick <= nowTick) {
        each.unlink();
        due.add(each);
      }
      each = following;
    }
  }

  private static int slot(long tick) {
    return (int) (tick & (SLOTS - 1));
  }

  /** A scheduled task. */
  public final class Timeout {
    private final Runnable task;
    private final long dueTick;
    private boolean linked; // guarded by lock, as the links are
    private Timeout previous;
    private Timeout next;

    private Timeout(Runnable task, long dueTick) {
      this.task = task;
      this.dueTick = dueTick;
    }

    /** Takes the task off the wheel; without effect when it has run or is about to. */
    public void cancel() {
      synchronized (lock) {
        if (linked) {
          unlink();
        }
      }
    }

    private void link() {
      int slot = slot(dueTick);
      linked = true;
      next = slots[slot];
      if (next != null) {
        next.previous = this;
      }
      slots[slot] = this;
    }

    private void unlink() {
      linked = false;
      if (previous == null) {
        slots[slot(dueTick)] = next;
      } else {
        previous.next = next;
      }
      if (next != null) {
        next.previous = previous;
      }
      previous = null;
      next = null;
    }

    private void run() {
      try {
        task.run();
      } catch (RuntimeException | Error fault) {
        // An error too: it would take the rest of what is due with it, and then the wheel's timer.
        LOG.log(System.Logger.Level.ERROR, "A timed task failed", fault);
      }
    }
  }
}
