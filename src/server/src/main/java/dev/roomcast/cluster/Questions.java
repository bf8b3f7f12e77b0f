package dev.roomcast.cluster;

import dev.roomcast.cluster.Signal.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/** Asks other nodes for what they alone know of their connections, and answers them. */
/*
 * Threads: any. The monitor guards the fields; it is not held while anything is sent or completed.
 */
final class Questions {
  static final Duration PATIENCE = Duration.ofSeconds(3);

  /** Questions that wait for answers; one more makes the oldest end without. */
  static final int MAX_OPEN = 1000;

  private final Origin self;
  private final Function<String, Optional<ConnectionDetail>> known;
  private final Consumer<Signal> sending;
  private final Map<Long, Open> open = new LinkedHashMap<>(); // the oldest first
  private long lastId;

  private record Open(long asked, CompletableFuture<Optional<ConnectionDetail>> answer) {
    void give(Optional<ConnectionDetail> detail) {
      answer.complete(detail);
    }
  }

  /**
   * @param known what this node knows of a connection of its own; does not wait
   * @param sending tells the others
   */
  Questions(
      Origin self,
      Function<String, Optional<ConnectionDetail>> known,
      Consumer<Signal> sending) {
    this.self = self;
    this.known = known;
    this.sending = sending;
  }

  /**
   * Asks for a connection.
   *
   * @param run of its node
   * @return ends with what that node says; empty if it says nothing, or in time nothing at all
   */
  CompletionStage<Optional<ConnectionDetail>> ask(String connectionId, String run, long now) {
    if (run.equals(self.run())) {
      return CompletableFuture.completedStage(known.apply(connectionId));
    }
    Open question = new Open(now, new CompletableFuture<>());
    Optional<Open> oldest = Optional.empty();
    long id;
    synchronized (this) {
      lastId++;
      id = lastId;
      if (open.size() >= MAX_OPEN) {
        oldest = Optional.of(open.remove(open.keySet().iterator().next()));
      }
      open.put(id, question);
    }
    oldest.ifPresent(each -> each.give(Optional.empty()));
    sending.accept(new Signal.Question(self, id, run, connectionId));
    return question.answer().minimalCompletionStage();
  }

  /** Another node asks. */
  void asked(Signal.Question question) {
    if (question.run().equals(self.run())) {
      sending.accept(
          new Signal.Answer(
              self, question.from().run(), question.id(), known.apply(question.connectionId())));
    }
  }

  /** Another node has answered. */
  void answered(Signal.Answer answer) {
    if (!answer.run().equals(self.run())) {
      return;
    }
    Optional<Open> question;
    synchronized (this) {
      question = Optional.ofNullable(open.remove(answer.id()));
    }
    question.ifPresent(each -> each.give(answer.detail()));
  }

  /** Gives up what has waited too long. */
  void tick(long now) {
    List<Open> overdue = new ArrayList<>();
    synchronized (this) {
      open.values().removeIf(
          each -> now - each.asked() >= PATIENCE.toNanos() && overdue.add(each));
    }
    overdue.forEach(each -> each.give(Optional.empty()));
  }
}
