package dev.roomcast.publisher;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Sends what is in the queue, in order, a batch at a time. An event leaves the queue when the hub
 * has published it, or has refused it and nothing else, which is logged.
 *
 * <p>Threads: one at a time sends, and it sees what the one before it did; any thread may read the
 * counts.
 */
final class Drain {
  /**
   * Between attempts while the hub does not let us in: a token is renewed in minutes, and a wrong
   * one must not look like an attack.
   */
  static final Duration WHILE_NOT_LET_IN = Duration.ofMinutes(1);

  private static final Duration LOG_PERIOD = Duration.ofMinutes(1);
  private static final System.Logger LOG = System.getLogger("dev.roomcast.publisher");

  private final OutgoingQueue queue;
  private final Transport transport;
  private final int maxEvents;   // of a batch
  private final int maxBytes;    // of a batch
  private final Backoff backoff;
  private final Supplier<UUID> keys;
  private final SparseLog trouble;
  private final AtomicLong published = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();

  private Optional<Batch> unanswered = Optional.empty();
  private int oneByOne;   // so many events go alone, because one of them made a batch be refused
  private boolean troubleTold;

  Drain(
      OutgoingQueue queue, Transport transport, int maxEvents, int maxBytes,
      Backoff backoff, Supplier<UUID> keys, Time time) {
    this.queue = queue;
    this.transport = transport;
    this.maxEvents = maxEvents;
    this.maxBytes = maxBytes;
    this.backoff = backoff;
    this.keys = keys;
    this.trouble = new SparseLog(LOG_PERIOD, time);
  }

  /**
   * Sends one batch, or the same one again if it was not answered. The queue must not be empty.
   *
   * @param timeout for the request
   * @return how long to wait before the next call, zero if it may follow at once
   * @throws InterruptedException if the thread was; the batch is sent again by the next call
   */
  Duration sendNext(Duration timeout) throws InterruptedException {
    Batch batch = unanswered.orElseGet(this::nextBatch);
    unanswered = Optional.of(batch);
    Answer answer;
    try {
      answer = transport.post(batch.key(), batch.body(), timeout);
    } catch (IOException | RuntimeException noAnswer) {
      return tryAgain(noAnswer.getMessage(), backoff.next(Optional.empty()));
    }
    return switch (answer.meaning()) {
      case PUBLISHED -> published(batch);
      case REFUSED -> refused(batch, answer);
      case BUSY -> tryAgain(answer.reason(), backoff.next(answer.retryAfter()));
      case NOT_LET_IN -> tryAgain(
          "the hub does not let this application in; check its token and URL: " + answer.reason(),
          WHILE_NOT_LET_IN);
    };
  }

  long published() {
    return published.get();
  }

  long dropped() {
    return dropped.get();
  }

  private Batch nextBatch() {
    return new Batch(keys.get(), queue.oldest(oneByOne > 0 ? 1 : maxEvents, maxBytes));
  }

  private Duration published(Batch batch) {
    published.addAndGet(batch.size());
    settled(batch);
    return Duration.ZERO;
  }

  private Duration refused(Batch batch, Answer answer) {
    if (batch.size() > 1) {
      oneByOne = batch.size();
      unanswered = Optional.empty();
      return Duration.ZERO;
    }
    List<Outgoing> events = batch.events();
    dropped.incrementAndGet();
    LOG.log(System.Logger.Level.ERROR,
        "dropped an event of type {0} that the hub refused: {1}",
        events.get(0).type(), answer.reason());
    settled(batch);
    return Duration.ZERO;
  }

  private void settled(Batch batch) {
    queue.removeOldest(batch.size());
    unanswered = Optional.empty();
    oneByOne = Math.max(0, oneByOne - batch.size());
    backoff.reset();
    if (troubleTold) {
      troubleTold = false;
      LOG.log(System.Logger.Level.INFO,
          "the hub takes events again; {0} wait to be sent", queue.size());
    }
  }

  private Duration tryAgain(String reason, Duration wait) {
    troubleTold |= trouble.warn(
        "events are not reaching the hub, " + queue.size() + " wait; next attempt in "
            + wait.toMillis() + " ms: " + reason);
    return wait;
  }
}
