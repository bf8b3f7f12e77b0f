package dev.roomcast.publisher;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;

/** Posts a body to the hub's publish API. Any thread may use it. */
@FunctionalInterface
interface Transport {

  /**
   * Posts and waits for the answer.
   *
   * @param key sent as {@code Idempotency-Key}
   * @param body one event or several, as JSON
   * @param timeout for the whole exchange
   * @throws IOException if there was no answer; whether the hub got the request is not known
   */
  Answer post(UUID key, byte[] body, Duration timeout) throws IOException, InterruptedException;
}
