package dev.roomcast.stats;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

/**
 * How many messages took how long from being published to being in the queue of their last receiver
 * on this node. Counting costs one addition to a counter of its range: exact up to 16 ms, within an
 * eighth above.
 */
/* Threads: any; the monitor guards what recent() compares with. */
public final class DeliveryTimes {
  private static final long SLICE_NANOS = 5_000_000_000L;

  private static final int EXACT = 16;   // milliseconds that have a counter each
  private static final int STEPS = 8;    // counters for each doubling above
  private static final int DOUBLINGS = 16;   // up to 2^20 ms, a quarter of an hour
  private static final int RANGES = EXACT + STEPS * DOUBLINGS;

  private final AtomicLongArray counts = new AtomicLongArray(RANGES);

  private final LongSupplier nanoTime;
  private Counts older = Counts.NONE;
  private Counts newer = Counts.NONE;
  private long sliced;

  DeliveryTimes() {
    this(System::nanoTime);
  }

  DeliveryTimes(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.sliced = nanoTime.getAsLong();
  }

  /** How it was in the last five to ten seconds, if it is asked for more often than that. */
  public synchronized DeliveryStats recent() {
    Counts now = now();
    long nanos = nanoTime.getAsLong();
    if (nanos - sliced >= SLICE_NANOS) {
      older = newer;
      newer = now;
      sliced = nanos;
    }
    Counts recent = now.since(older);
    return new DeliveryStats(recent.quantile(0.5), recent.quantile(0.99));
  }

  /** Adds a message; a negative time, by clocks of nodes that differ, counts as none. */
  void add(long millis) {
    counts.getAndIncrement(range(Math.max(0, millis)));
  }

  private static int range(long millis) {
    if (millis < EXACT) {
      return (int) millis;
    }
    int doubling = 63 - Long.numberOfLeadingZeros(millis) - 4;
    int step = (int) (millis >>> (doubling + 1)) & (STEPS - 1);
    return Math.min(RANGES - 1, EXACT + doubling * STEPS + step);
  }

  /** The longest time in a range. */
  private static long millis(int range) {
    if (range < EXACT) {
      return range;
    }
    int doubling = (range - EXACT) / STEPS;
    int step = (range - EXACT) % STEPS;
    return ((long) (STEPS + step + 1) << (doubling + 1)) - 1;
  }

  /** The counts of this moment, to be told from later ones. */
  Counts now() {
    long[] copy = new long[RANGES];
    for (int i = 0; i < RANGES; i++) {
      copy[i] = counts.get(i);
    }
    return new Counts(copy);
  }

  /** How many messages there were in each range. */
  static final class Counts {
    static final Counts NONE = new Counts(new long[RANGES]);

    private final long[] counts;

    private Counts(long[] counts) {
      this.counts = counts;
    }

    /** Those that came after earlier counts. */
    Counts since(Counts earlier) {
      long[] more = new long[RANGES];
      for (int i = 0; i < RANGES; i++) {
        more[i] = counts[i] - earlier.counts[i];
      }
      return new Counts(more);
    }

    /**
     * The time in milliseconds within which this share of the messages was delivered.
     *
     * @return zero if there were none
     */
    long quantile(double share) {
      long total = 0;
      for (long count : counts) {
        total += count;
      }
      long wanted = (long) Math.ceil(total * share);
      long seen = 0;
      for (int i = 0; i < RANGES; i++) {
        seen += counts[i];
        if (seen >= wanted && wanted > 0) {
          return millis(i);
        }
      }
      return 0;
    }
  }
}
