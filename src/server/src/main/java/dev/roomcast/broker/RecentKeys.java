package dev.roomcast.broker;

import dev.roomcast.hub.IdempotencyKey;
import dev.roomcast.protocol.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The answers given for idempotency keys, for a limited time and number; the oldest is forgotten
 * first. Not for several threads.
 */
final class RecentKeys {
  private static final int MAX_KEYS = 10_000;

  private final Duration lifetime;
  private final Map<IdempotencyKey, Answer> answers = new LinkedHashMap<>();

  RecentKeys(Duration lifetime) {
    this.lifetime = lifetime;
  }

  /** The answer given before, or an empty list. */
  List<Message> answer(IdempotencyKey key, Instant now) {
    forgetBefore(now.minus(lifetime));
    Answer answer = key.isNone() ? null : answers.get(key);
    return answer == null ? List.of() : answer.messages;
  }

  void remember(IdempotencyKey key, List<Message> messages, Instant now) {
    if (key.isNone()) {
      return;
    }
    if (answers.size() >= MAX_KEYS) {
      Iterator<IdempotencyKey> oldest = answers.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
    answers.put(key, new Answer(messages.stream().map(RecentKeys::withoutData).toList(), now));
  }

  /* Who asks again wants to know the ids; the payloads would only hold memory. */
  private static Message withoutData(Message message) {
    return new Message(
        message.id(), message.type(), message.rooms(), message.time(), new byte[0]);
  }

  private void forgetBefore(Instant limit) {
    Iterator<Answer> oldest = answers.values().iterator();
    while (oldest.hasNext() && oldest.next().time.isBefore(limit)) {
      oldest.remove();
    }
  }

  private record Answer(List<Message> messages, Instant time) {}
}
