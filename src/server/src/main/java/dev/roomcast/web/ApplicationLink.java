package dev.roomcast.web;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.roomcast.api.ClientConnected;
import dev.roomcast.api.ClientDisconnected;
import dev.roomcast.api.ClientRefused;
import dev.roomcast.hub.Application;
import dev.roomcast.hub.Connection;
import dev.roomcast.protocol.Emitted;
import dev.roomcast.protocol.JsonWriter;
import dev.roomcast.protocol.Refusal;
import dev.roomcast.protocol.Refused;
import dev.roomcast.wire.Closing;
import jakarta.validation.Validator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Tells the application's CDI observers what the hub hears of clients. */
final class ApplicationLink implements Application {
  private static final System.Logger LOG = System.getLogger(ApplicationLink.class.getName());
  private static final int MAX_CAUSES = 5; // containers wrap an exception once or twice

  private final ClientObservers observers;
  private final ObserverCalls calls;
  private final Validator validator;
  private final Executor executor;

  /**
   * @param executor runs the observers of ends; it has at most one task for each connection
   */
  ApplicationLink(
      ClientObservers observers, ObserverCalls calls, Validator validator, Executor executor) {
    this.observers = observers;
    this.calls = calls;
    this.validator = validator;
    this.executor = executor;
  }

  @Override
  public void connected(Connection connection, Map<String, Object> auth) {
    ClientConnected event =
        new ClientConnected(
            connection.id(),
            connection.namespace(),
            connection.identity(),
            connection.address(),
            auth);
    guarded("ClientConnected", connection, () -> calls.connected(event));
  }

  @Override
  public boolean takes(String namespace, String event) {
    return !observers.of(namespace, event).isEmpty();
  }

  @Override
  public void received(Connection from, Emitted emitted) {
    ReceivedMessage message = new ReceivedMessage(from, emitted, validator);
    try {
      calls.received(message, observers.of(from.namespace(), emitted.event()));
    } catch (RuntimeException | Error fault) {
      Optional<ClientRefused> refused = refused(fault);
      if (refused.isEmpty()) {
        log(JsonWriter.write(TextNode.valueOf(emitted.event())), from, fault);
      }
      message.refuseIfOpen(
          refused
              .map(ReceivedMessage::refused)
              .orElseGet(() -> new Refused(
                  Refusal.INTERNAL, "The application failed; try again later.")));
    }
  }

  @Override
  public void disconnected(Connection connection, Closing why) {
    ClientDisconnected event =
        new ClientDisconnected(
            connection.id(), connection.namespace(), connection.identity(), why.code());
    try {
      executor.execute(
          () -> guarded("ClientDisconnected", connection, () -> calls.disconnected(event)));
    } catch (RejectedExecutionException stopping) {
      // The application is about to go, and its beans with it: there is nobody to tell.
    }
  }

  private static void guarded(String event, Connection connection, Runnable call) {
    try {
      call.run();
    } catch (RuntimeException | Error fault) {
      log(event, connection, fault);
    }
  }

  private static void log(String event, Connection connection, Throwable fault) {
    LOG.log(
        System.Logger.Level.ERROR,
        "An observer of " + event + " failed; connection " + connection.id() + ", user "
            + JsonWriter.write(TextNode.valueOf(connection.identity().userId())),
        fault);
  }

  /** The application's own refusal, also when the container has wrapped it. */
  static Optional<ClientRefused> refused(Throwable fault) {
    Throwable each = fault;
    for (int i = 0; i < MAX_CAUSES && each != null; i++) {
      if (each instanceof ClientRefused refused) {
        return Optional.of(refused);
      }
      each = each.getCause();
    }
    return Optional.empty();
  }
}
