package dev.roomcast.web;

import dev.roomcast.api.Answer;
import dev.roomcast.api.Clients;
import dev.roomcast.api.Room;
import dev.roomcast.hub.Connection;
import dev.roomcast.protocol.PlainValues;
import dev.roomcast.protocol.Push;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The clients of this node's hub, as the application reaches them. */
@ApplicationScoped
public class HubClients implements Clients {
  @Inject private Node node;

  @Override
  public boolean emit(String connectionId, String event, Object... arguments) {
    return emitTo(node.hub().find(connectionId).stream().toList(), event, arguments) == 1;
  }

  @Override
  public int emitTo(Room room, String event, Object... arguments) {
    return emitTo(node.hub().in(room), event, arguments);
  }

  private int emitTo(List<Connection> receivers, String event, Object... arguments) {
    node.hub().push(receivers, emit(event, arguments));
    return receivers.size();
  }

  private static Push.Emit emit(String event, Object... arguments) {
    return new Push.Emit(event, PlainValues.json(arguments));
  }

  @Override
  public CompletionStage<List<Answer>> ask(
      String connectionId, Duration timeout, String event, Object... arguments) {
    Optional<Connection> receiver = node.hub().find(connectionId);
    return receiver.isPresent()
        ? ask(List.of(receiver.get()), timeout, emit(event, arguments))
        : CompletableFuture.completedStage(
            List.of(new Answer(connectionId, Answer.Outcome.GONE, List.of())));
  }

  @Override
  public CompletionStage<List<Answer>> ask(
      Room room, Duration timeout, String event, Object... arguments) {
    return ask(node.hub().in(room), timeout, emit(event, arguments));
  }

  private CompletionStage<List<Answer>> ask(
      List<Connection> receivers, Duration timeout, Push.Emit event) {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("the timeout must be more than nothing, was " + timeout);
    }
    CompletableFuture<List<Answer>> result = new CompletableFuture<>();
    node.hub()
        .ask(receivers, event, timeout, node.timers(), answers -> complete(result, answers));
    return result.minimalCompletionStage();
  }

  /* What follows is the application's and may block, so it may not run where the answer came. */
  private void complete(CompletableFuture<List<Answer>> result, List<Answer> answers) {
    node.threads().background(() -> result.complete(answers));
  }
}
