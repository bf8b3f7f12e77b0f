package dev.roomcast.hub;

import dev.roomcast.api.Identity;
import dev.roomcast.protocol.Push;
import dev.roomcast.wire.Closing;
import dev.roomcast.wire.TimingWheel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Ends a connection when its token ends, after a notice that leaves time for a refresh. */
/* Threads: any; the monitor guards the fields. */
final class TokenExpiry {
  static final String NOTICE = "token-expiring";

  private final Connection connection;
  private final Duration notice;
  private final TimingWheel timers;
  private final Clock clock;
  private TimingWheel.Timeout next; // null while nothing is scheduled
  private Optional<Instant> current = Optional.empty();
  private boolean stopped;

  TokenExpiry(Connection connection, Duration notice, TimingWheel timers, Clock clock) {
    this.connection = connection;
    this.notice = notice;
    this.timers = timers;
    this.clock = clock;
  }

  /** Goes by this identity's token from now on. */
  synchronized void watch(Identity identity) {
    cancel();
    current = identity.expiresAt();
    if (!stopped) {
      current.ifPresent(this::schedule);
    }
  }

  private void schedule(Instant end) {
    Duration left = Duration.between(clock.instant(), end);
    if (notice.isZero() || left.compareTo(notice) <= 0) {
      next = timers.schedule(left, () -> end(end));
    } else {
      next = timers.schedule(left.minus(notice), () -> announce(end));
    }
  }

  /* The timer may have gone off when a newer token came: then the newer one counts. */
  private synchronized boolean isCurrent(Instant end) {
    return !stopped && current.equals(Optional.of(end));
  }

  private void announce(Instant end) {
    synchronized (this) {
      if (!isCurrent(end)) {
        return;
      }
      next = timers.schedule(Duration.between(clock.instant(), end), () -> end(end));
    }
    connection.push(
        new Push.Problem(
            NOTICE,
            "Your token ends soon; send \"refresh\" with a new one to stay connected.",
            true,
            clock.instant()));
  }

  private void end(Instant end) {
    if (isCurrent(end)) {
      connection.close(Closing.TOKEN_EXPIRED);
    }
  }

  private synchronized void cancel() {
    if (next != null) {
      next.cancel();
      next = null;
    }
  }

  /** The connection is gone. */
  synchronized void stop() {
    stopped = true;
    cancel();
  }
}
