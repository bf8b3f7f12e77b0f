package dev.roomcast.publisher;

import dev.roomcast.api.PublishFailed;
import dev.roomcast.api.Published;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * Publishes one event while the caller waits, past the queue. Any thread may use it; several are
 * served at the same time.
 */
final class DirectPublisher {
  private final Transport transport;
  private final Duration requestTimeout;
  private final Duration publishTimeout;
  private final DoubleSupplier random;
  private final Supplier<UUID> keys;
  private final Time time;

  DirectPublisher(
      Transport transport, Duration requestTimeout, Duration publishTimeout,
      DoubleSupplier random, Supplier<UUID> keys, Time time) {
    this.transport = transport;
    this.requestTimeout = requestTimeout;
    this.publishTimeout = publishTimeout;
    this.random = random;
    this.keys = keys;
    this.time = time;
  }

  /**
   * Publishes the event, trying again with the same key until the hub answers or time is over.
   *
   * @throws PublishFailed if the hub refuses it or does not let us in, at once; or if time is over,
   *     then retryable. After a request without an answer the event may have been published
   *     nevertheless
   */
  Published publish(Outgoing event) {
    Batch batch = new Batch(keys.get(), List.of(event));
    Backoff backoff = new Backoff(random);
    Deadline deadline = new Deadline(publishTimeout, time);
    try {
      while (true) {
        String problem;
        Duration wait;
        try {
          Answer answer =
              transport.post(batch.key(), batch.body(), deadline.atMost(requestTimeout));
          if (answer.meaning() != Answer.Meaning.BUSY) {
            return result(answer);
          }
          problem = answer.reason();
          wait = backoff.next(answer.retryAfter());
        } catch (IOException noAnswer) {
          problem = noAnswer.getMessage();
          wait = backoff.next(Optional.empty());
        }
        if (!deadline.pause(wait)) {
          throw new PublishFailed(
              "the hub did not take the event within " + publishTimeout + ": " + problem, true);
        }
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new PublishFailed("interrupted while publishing", true, stop);
    }
  }

  private static Published result(Answer answer) {
    switch (answer.meaning()) {
      case PUBLISHED:
        List<Published> published = answer.published();
        if (published.size() != 1) {
          throw new PublishFailed(
              "published, but the answer names " + published.size() + " events", false);
        }
        return published.get(0);
      case REFUSED:
        throw new PublishFailed("the hub refused the event: " + answer.reason(), false);
      default:
        throw new PublishFailed(
            "the hub does not let this application in; check its token and URL: "
                + answer.reason(),
            false);
    }
  }
}
