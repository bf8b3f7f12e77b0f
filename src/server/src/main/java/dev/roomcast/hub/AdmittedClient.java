package dev.roomcast.hub;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roomcast.protocol.Command;
import dev.roomcast.protocol.Commands;
import dev.roomcast.protocol.Emitted;
import dev.roomcast.protocol.Gateway;
import dev.roomcast.protocol.Refused;
import dev.roomcast.protocol.Reply;
import dev.roomcast.wire.Closing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A client that is in: its commands go to the hub and its events to the application, both within
 * its user's allowance.
 */
/*
 * Threads: begin(), handle() and emitted() come one at a time, left() on any thread. The monitor
 * guards telling and gone, so that the application hears of the end after everything else.
 */
final class AdmittedClient implements Gateway.Member {
  private final Connection connection;
  private final Hub hub;
  private final Users users;
  private final TokenBucket allowance;
  private final TokenExpiry expiry;
  private final Function<Command, Reply> commands;
  private final Application application;
  private final HubCounters counters;
  private boolean telling; // the application is being told something
  private Optional<Closing> gone = Optional.empty();

  AdmittedClient(
      Connection connection,
      Hub hub,
      Users users,
      TokenBucket allowance,
      TokenExpiry expiry,
      Function<Command, Reply> commands,
      Application application,
      HubCounters counters) {
    this.connection = connection;
    this.hub = hub;
    this.users = users;
    this.allowance = allowance;
    this.expiry = expiry;
    this.commands = commands;
    this.application = application;
    this.counters = counters;
  }

  /** Tells the application that it is here. */
  void begin(Map<String, Object> auth) {
    tell(() -> application.connected(connection, auth));
  }

  @Override
  public Reply handle(Command command) {
    Duration wait = allowance.take();
    Reply reply =
        wait.isZero() ? commands.apply(command) : Reply.refused(Refused.tooFast(wait));
    reply.refused().ifPresent(refused -> counters.refused(refused.refusal()));
    return reply;
  }

  @Override
  public void emitted(Emitted emitted) {
    Duration wait = allowance.take();
    if (!wait.isZero()) {
      refuse(emitted, Refused.tooFast(wait));
    } else if (!application.takes(connection.namespace(), emitted.event())) {
      refuse(emitted, Commands.unknown(emitted.event()));
    } else {
      tell(() -> application.received(connection, emitted));
    }
  }

  @Override
  public void answered(long question, List<JsonNode> values) {
    connection.questions().answered(question, values);
  }

  private void refuse(Emitted emitted, Refused why) {
    counters.refused(why.refusal());
    emitted.acknowledgement().refuse(why);
  }

  private void tell(Runnable something) {
    synchronized (this) {
      if (gone.isPresent()) {
        return;
      }
      telling = true;
    }
    something.run();
    Optional<Closing> goneMeanwhile;
    synchronized (this) {
      telling = false;
      goneMeanwhile = gone;
    }
    goneMeanwhile.ifPresent(why -> application.disconnected(connection, why));
  }

  /* Who said goodbye or was sent away does not go on; who lost the connection may. */
  private static boolean mayReturn(Closing why) {
    return switch (why) {
      case CLIENT_LEFT, PROTOCOL_ERROR, TOKEN_REFUSED, DISCONNECTED, EVENTS_LOST -> false;
      default -> true;
    };
  }

  /** The client is back by another connection, which takes this one's place. */
  void replaced() {
    left(Closing.TRANSPORT_LOST);
    connection.close(Closing.TRANSPORT_LOST);
  }

  @Override
  public void left(Closing why) {
    if (!hub.disconnect(connection, why)) {
      return;
    }
    connection.ticket().ifPresent(ticket -> ticket.over(mayReturn(why)));
    expiry.stop();
    connection.questions().close();
    users.left(connection.identity().userId());
    synchronized (this) {
      gone = Optional.of(why);
      if (telling) {
        return;
      }
    }
    application.disconnected(connection, why);
  }
}
