package dev.roomcast.hub;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roomcast.api.Answer;
import dev.roomcast.api.Clients;
import dev.roomcast.protocol.PlainValues;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The questions that one client has been asked and has not answered; a bounded number. */
/* Threads: any. The monitor guards all fields and is not held while an inquiry is told. */
final class OpenQuestions {
  private final String connectionId;
  private Map<Long, Inquiry> open = Map.of(); // most clients are never asked
  private boolean closed;

  OpenQuestions(String connectionId) {
    this.connectionId = connectionId;
  }

  /** Keeps a question until it is answered; gives the outcome at once if it cannot be asked. */
  synchronized Optional<Answer.Outcome> add(long id, Inquiry inquiry) {
    if (closed) {
      return Optional.of(Answer.Outcome.GONE);
    }
    if (open.size() >= Clients.MAX_OPEN_QUESTIONS) {
      return Optional.of(Answer.Outcome.BUSY);
    }
    if (open.isEmpty()) {
      open = new HashMap<>(4);
    }
    open.put(id, inquiry);
    return Optional.empty();
  }

  /** The client answers; an answer to no open question is ignored. */
  void answered(long id, List<JsonNode> values) {
    take(id).ifPresent(inquiry ->
        inquiry.settle(
            new Answer(connectionId, Answer.Outcome.ANSWERED, PlainValues.of(values))));
  }

  /** No answer is awaited any longer. */
  void forget(long id) {
    take(id);
  }

  private synchronized Optional<Inquiry> take(long id) {
    return Optional.ofNullable(open.isEmpty() ? null : open.remove(id));
  }

  /** The client is gone: nothing is open from now on. */
  void close() {
    Map<Long, Inquiry> last;
    synchronized (this) {
      closed = true;
      last = open;
      open = Map.of();
    }
    last.values().forEach(inquiry ->
        inquiry.settle(new Answer(connectionId, Answer.Outcome.GONE, List.of())));
  }

  synchronized int count() {
    return open.size();
  }
}
