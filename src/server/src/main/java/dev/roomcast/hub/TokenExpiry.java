package dev.roomcast.hub;

import dev.roomcast.api.Identity;
import dev.roomcast.protocol.Push;
import dev.roomcast.wire.Closing;
import dev.roomcast.wire.TimingWheel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Ends a connection when its token ends, after a notice that leaves time for a refresh. */
/* Threads: any; the monitor guards the fields. */
final class TokenExpiry {
  static final String NOTICE = "token-expiring";

  private final Connection connection;
  private final Duration notice;
  private final TimingWheel timers;
  private final Clock clock;
  private TimingWheel.Timeout next; // null while nothing is scheduled
  private boolean stopped;

  TokenExpiry(Connection connection, Duration notice, TimingWheel timers, Clock clock) {
    this.connection = connection;
    this.notice = notice;
    this.timers = timers;
    this.clock = clock;
  }

  /** Goes by this identity's token from now on. */
  void watch(Identity identity) {
    identity.expiresAt().ifPresentOrElse(this::watch, this::cancel);
  }

  private void watch(Instant end) {
    Duration left = Duration.between(clock.instant(), end);
    if (notice.isZero() || left.compareTo(notice) <= 0) {
      schedule(left, () -> connection.close(Closing.TOKEN_EXPIRED));
    } else {
      schedule(left.minus(notice), () -> announce(end));
    }
  }

  private void announce(Instant end) {
    connection.push(
        new Push.Problem(
            NOTICE,
            "Your token ends soon; send \"refresh\" with a new one to stay connected.",
            true,
            clock.instant()));
    schedule(
        Duration.between(clock.instant(), end), () -> connection.close(Closing.TOKEN_EXPIRED));
  }

  private synchronized void schedule(Duration delay, Runnable task) {
    cancel();
    if (!stopped) {
      next = timers.schedule(delay, task);
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
