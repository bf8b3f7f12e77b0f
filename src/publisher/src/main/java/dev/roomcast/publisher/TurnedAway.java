package dev.roomcast.publisher;

import dev.roomcast.api.PublishFailed;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The fired events that were not taken: each is counted, and once a minute logged. Logged because
 * whoever fired it may not hear of it: after a commit the container keeps the exception to itself.
 * Any thread may use it.
 */
final class TurnedAway {
  private static final Duration LOG_PERIOD = Duration.ofMinutes(1);

  private final AtomicLong count = new AtomicLong();
  private final SparseLog passing;   // such as a full queue
  private final SparseLog lasting;   // such as an event without a JSON form

  TurnedAway(Time time) {
    this.passing = new SparseLog(LOG_PERIOD, time);
    this.lasting = new SparseLog(LOG_PERIOD, time);
  }

  /** Counts an event of this type, and returns the reason to be thrown. */
  PublishFailed add(String type, PublishFailed reason) {
    count.incrementAndGet();
    SparseLog log = reason.retryable() ? passing : lasting;
    log.warn("turned away an event of type " + type + ": " + reason.getMessage());
    return reason;
  }

  long count() {
    return count.get();
  }
}
