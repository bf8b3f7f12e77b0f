package dev.roomcast.webapp.admin.login;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Makes those who fail to sign in wait, by user and by address.
 *
 * <p>A few failures are free. Each one after them doubles the wait, up to a minute: long enough to
 * make guessing hopeless, short enough that nobody can shut a user out for long. A quarter of an
 * hour without an attempt forgets them.
 *
 * <p>At most {@value #MAX_ENTRIES} users and addresses are remembered; beyond that the one whose
 * last attempt is the oldest is forgotten.
 */
final class LoginThrottle {
  static final int MAX_ENTRIES = 10_000;
  static final int FREE_PER_USER = 5;
  static final int FREE_PER_ADDRESS = 20;   // people behind one proxy share an address
  static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
  static final Duration FORGET_AFTER = Duration.ofMinutes(15);

  private final LongSupplier nanoTime;
  // The order is that of the last attempt. Guarded by this.
  private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
      return size() > MAX_ENTRIES;
    }
  };

  LoginThrottle(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /**
   * How long this attempt has to wait; zero if it may go on. It then counts as a failure until
   * {@link #succeeded} is called, so that attempts made at the same time count too.
   */
  synchronized Duration attempt(String user, String address) {
    long now = nanoTime.getAsLong();
    Duration wait = Duration.ZERO;
    for (String key : keys(user, address)) {
      Failures known = failures.getOrDefault(key, Failures.NONE);
      if (known.isForgotten(now)) {
        failures.remove(key);
      } else if (known.remainingWait(now).compareTo(wait) > 0) {
        wait = known.remainingWait(now);
      }
    }
    if (wait.isZero()) {
      count(userKey(user), FREE_PER_USER, now);
      count(addressKey(address), FREE_PER_ADDRESS, now);
    }
    return wait;
  }

  synchronized void succeeded(String user, String address) {
    keys(user, address).forEach(failures::remove);
  }

  private void count(String key, int free, long now) {
    failures.put(key, failures.getOrDefault(key, Failures.NONE).oneMore(free, now));
  }

  private static List<String> keys(String user, String address) {
    return List.of(userKey(user), addressKey(address));
  }

  private static String userKey(String user) {
    return "user " + user;
  }

  private static String addressKey(String address) {
    return "address " + address;
  }

  /** What is remembered of a user or an address; the times are of the nano clock. */
  private record Failures(int count, long lastNanos, long waitNanos) {
    static final Failures NONE = new Failures(0, 0, 0);

    Failures oneMore(int free, long now) {
      int paid = Math.min(count + 1 - free, 16);   // 2^16 s is beyond the longest wait anyhow
      Duration wait = paid < 0 ? Duration.ZERO : Duration.ofSeconds(1L << paid);
      long bounded = Math.min(wait.toNanos(), LONGEST_WAIT.toNanos());
      return new Failures(count + 1, now, bounded);
    }

    boolean isForgotten(long now) {
      return count > 0 && now - lastNanos >= FORGET_AFTER.toNanos();
    }

    Duration remainingWait(long now) {
      return waitNanos == 0
          ? Duration.ZERO
          : Duration.ofNanos(Math.max(0, waitNanos - (now - lastNanos)));
    }
  }
}
