package dev.roomcast.hub;

import dev.roomcast.api.Answer;
import dev.roomcast.wire.TimingWheel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One question to some clients: over when each has answered or is gone, or the time is up. */
/*
 * Threads: settle() and timeUp() on any; the monitor guards all fields that change and is not held
 * while anybody is told.
 */
final class Inquiry {
  private final long id;
  private final Map<String, Connection> asked = new LinkedHashMap<>();
  private final Map<String, Answer> answers = new LinkedHashMap<>();
  private final Consumer<List<Answer>> whenOver;
  private TimingWheel.Timeout timeout; // null until all have been asked

  /**
   * @param id no other question on this node has it
   * @param whenOver gets one answer for each client, in their order; called once, on any thread
   */
  Inquiry(long id, List<Connection> asked, Consumer<List<Answer>> whenOver) {
    this.id = id;
    asked.forEach(connection -> this.asked.put(connection.id(), connection));
    this.whenOver = whenOver;
  }

  /** Asks them all, and only then lets the time run: nobody is asked after its end. */
  void ask(Consumer<Connection> sender, TimingWheel timers, Duration patience) {
    if (asked.isEmpty()) {
      whenOver.accept(List.of());
      return;
    }
    for (Connection connection : asked.values()) {
      Optional<Answer.Outcome> outcome = connection.questions().add(id, this);
      outcome.ifPresentOrElse(
          why -> settle(new Answer(connection.id(), why, List.of())),
          () -> sender.accept(connection));
    }
    synchronized (this) {
      if (!isOver()) {
        timeout = timers.schedule(patience, this::timeUp);
      }
    }
  }

  private boolean isOver() {
    return answers.size() == asked.size();
  }

  /** What came of asking one of them; only the first word about each counts. */
  void settle(Answer answer) {
    synchronized (this) {
      if (answers.putIfAbsent(answer.connectionId(), answer) != null || !isOver()) {
        return;
      }
      if (timeout != null) {
        timeout.cancel();
      }
    }
    whenOver.accept(inOrder());
  }

  private void timeUp() {
    for (Connection connection : asked.values()) {
      connection.questions().forget(id);
      settle(new Answer(connection.id(), Answer.Outcome.LATE, List.of()));
    }
  }

  private synchronized List<Answer> inOrder() {
    List<Answer> all = new ArrayList<>(asked.size());
    asked.keySet().forEach(connectionId -> all.add(answers.get(connectionId)));
    return all;
  }
}
