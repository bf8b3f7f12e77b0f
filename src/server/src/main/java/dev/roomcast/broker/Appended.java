package dev.roomcast.broker;

import java.time.Instant;
import java.util.Optional;
import redis.clients.jedis.StreamEntryID;

/**
 * Where something was appended.
 *
 * @param time when its messages were published, if that may have been before
 */
record Appended(Position place, Optional<Instant> time) {

  private static final Appended NOWHERE = new Appended(Position.BEGINNING, Optional.empty());

  /** Reads {@code "1-0"}, or with the time {@code "1-0 1700000000000"}. */
  static Appended read(Object answer) {
    if (!(answer instanceof byte[] text)) {
      return NOWHERE; // It was something beside the log.
    }
    String[] parts = EntryFormat.text(text).split(" ");
    return new Appended(
        RedisLog.place(new StreamEntryID(parts[0])),
        parts.length == 1
            ? Optional.empty()
            : Optional.of(Instant.ofEpochMilli(Long.parseLong(parts[1]))));
  }
}
