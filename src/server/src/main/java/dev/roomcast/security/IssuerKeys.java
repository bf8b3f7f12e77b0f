package dev.roomcast.security;

import dev.roomcast.protocol.Refusal;
import dev.roomcast.protocol.Refused;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jose4j.http.Get;

/**
 * Keys that an issuer publishes over HTTP, kept for a while and kept on while the issuer is away.
 *
 * <p>They are read when first needed, when they are older than the cache lifetime, and when a
 * token names a key that is not among them; but never sooner than {@link #REST} after the last
 * time, whatever tokens come, and by one thread at a time. Meanwhile others go on with the keys
 * there are, or, where these do not help, wait for at most {@link #PATIENCE}; no more than about
 * {@link #MAX_WAITING} threads do that, the others are refused with KEYS_UNAVAILABLE at once.
 */
final class IssuerKeys implements KeySource {
  /** The time between the end of one request to the issuer and the next. */
  static final Duration REST = Duration.ofSeconds(5);

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int MAX_WAITING = 16;   // few beside the threads of a container

  private static final Logger LOG = System.getLogger(IssuerKeys.class.getName());

  /*
   * Threads: any. state is replaced by the thread that holds reading, and read by all. The lock is
   * held while asking the issuer; nobody waits for it longer than PATIENCE.
   */
  private final ReentrantLock reading = new ReentrantLock();
  private volatile State state = State.START;

  private final String location;
  private final Duration lifetime;
  private final Clock clock;
  private final Get http = new Get();

  /**
   * @param keys NONE before the first success
   * @param readAt when these keys were read
   * @param askedAt when the issuer was last asked
   * @param away whether it did not answer then, or not with keys
   */
  private record State(VerificationKeys keys, Instant readAt, Instant askedAt, boolean away) {
    static final State START =
        new State(VerificationKeys.NONE, Instant.MIN, Instant.MIN, false);

    boolean hasKeys() {
      return !keys.all().isEmpty();
    }
  }

  IssuerKeys(String location, Duration lifetime, Clock clock) {
    this.location = location;
    this.lifetime = lifetime;
    this.clock = clock;
    http.setConnectTimeout((int) CONNECT_TIMEOUT.toMillis());
    http.setReadTimeout((int) READ_TIMEOUT.toMillis());
    http.setRetries(0);
    http.setResponseBodySizeLimit(KeyLocation.MAX_BYTES);
  }

  @Override
  public VerificationKeys keys() throws Refused {
    State now = state;
    if (!now.hasKeys()) {
      waitAndRead(now);
    } else if (isOver(now.readAt(), lifetime) && reading.tryLock()) {
      readUnlessNewerThan(now);
    }
    if (!state.hasKeys()) {
      throw unavailable();
    }
    return state.keys();
  }

  @Override
  public VerificationKeys newerThan(VerificationKeys seen) throws Refused {
    State now = state;
    if (now.keys() == seen) {
      waitAndRead(now);
      now = state;
    }
    if (now.keys() == seen && now.away()) {
      throw unavailable();
    }
    return now.keys();
  }

  private void waitAndRead(State seen) throws Refused {
    try {
      if (reading.getQueueLength() >= MAX_WAITING
          || !reading.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw unavailable();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable();
    }
    readUnlessNewerThan(seen);
  }

  /** Asks the issuer unless another thread has just done so; gives the lock back. */
  private void readUnlessNewerThan(State seen) {
    try {
      if (state.keys() == seen.keys() && isOver(state.askedAt(), REST)) {
        state = ask();
      }
    } finally {
      reading.unlock();
    }
  }

  private State ask() {
    State before = state;
    try {
      VerificationKeys keys = KeyText.read(http.get(location).getBody());
      Instant now = clock.instant();
      if (before.away()) {
        LOG.log(Level.INFO, "Token keys can be read again from {0}", location);
      }
      return new State(before.keys().equals(keys) ? before.keys() : keys, now, now, false);
    } catch (IOException | RuntimeException e) {   // whatever an issuer may send
      if (!before.away()) {
        LOG.log(
            Level.WARNING,
            "Token keys cannot be read from {0}; {1}: {2}",
            location,
            before.hasKeys() ? "the known ones stay in use" : "no token can be checked",
            e.toString());
      }
      return new State(before.keys(), before.readAt(), clock.instant(), true);
    }
  }

  /** Also true when the clock was set back: then nothing is known about how long ago it was. */
  private boolean isOver(Instant since, Duration time) {
    Instant now = clock.instant();
    return now.isBefore(since) || !now.isBefore(since.plus(time));
  }

  private static Refused unavailable() {
    return new Refused(
        Refusal.KEYS_UNAVAILABLE,
        "Tokens cannot be checked at the moment; try again in a few seconds.");
  }
}
