package dev.roomcast.publisher;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * The events of one request, and the key by which the hub recognises the same request again.
 *
 * @param key the {@code Idempotency-Key}, the same for every attempt
 * @param events in the order they were fired
 */
record Batch(UUID key, List<Outgoing> events) {
  private static final byte[] HEAD = "{\"events\":[".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TAIL = "]}".getBytes(StandardCharsets.US_ASCII);

  Batch {
    events = List.copyOf(events);
    if (events.isEmpty()) {
      throw new IllegalArgumentException("a batch must have at least one event");
    }
  }

  int size() {
    return events.size();
  }

  /** The request's body: one event as itself, several as {@code {"events":[…]}}. */
  byte[] body() {
    if (events.size() == 1) {
      return events.get(0).json();
    }
    var body = new ByteArrayOutputStream();
    body.writeBytes(HEAD);
    for (int i = 0; i < events.size(); i++) {
      if (i > 0) {
        body.write(',');
      }
      body.writeBytes(events.get(i).json());
    }
    body.writeBytes(TAIL);
    return body.toByteArray();
  }
}
