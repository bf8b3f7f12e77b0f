package dev.roomcast.hub;

import dev.roomcast.protocol.Command;
import dev.roomcast.protocol.Gateway.Member;
import dev.roomcast.protocol.Push;
import dev.roomcast.protocol.Refusal;
import dev.roomcast.protocol.Refused;
import dev.roomcast.protocol.Reply;
import dev.roomcast.wire.Frames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What every client passes, whoever says who it is: there is a place for it, or a refusal. */
/* Threads: any. */
final class Entrance {
  private final Hub hub;
  private final Users users;
  private final Application application;
  private final HubCounters counters;
  private final int maxConnections;
  private volatile boolean open = true;

  Entrance(
      Hub hub, Users users, Application application, HubCounters counters, int maxConnections) {
    this.hub = hub;
    this.users = users;
    this.application = application;
    this.counters = counters;
    this.maxConnections = maxConnections;
  }

  /** Whether clients are let in; those that are in stay. */
  void open(boolean toNewOnes) {
    open = toNewOnes;
  }

  /** Lets a client in, or tells why not. */
  interface Admitting {
    Member admit() throws Refused;
  }

  /** Counts a refusal. */
  Member counting(Admitting admitting) throws Refused {
    try {
      return admitting.admit();
    } catch (Refused refused) {
      counters.refused(refused.refusal());
      throw refused;
    }
  }

  void requirePlace() throws Refused {
    if (!open || hub.connections().size() >= maxConnections) {
      throw new Refused(
          Refusal.NODE_FULL, "This server takes no more connections; try again later.");
    }
  }

  /**
   * Begins a connection that the hub has already: the client is told so, and then the application.
   *
   * @param allowance how much the user may do
   * @param commands what does the client's commands
   * @param auth what the client showed, as plain values; passed on to the application
   * @param missed what the client gets next
   */
  Member begin(
      Connection connection,
      TokenBucket allowance,
      TokenExpiry expiry,
      Function<Command, Reply> commands,
      Map<String, Object> auth,
      List<Frames> missed) {
    AdmittedClient member =
        new AdmittedClient(
            connection, hub, users, allowance, expiry, commands, application, counters);
    connection.ticket().ifPresent(ticket -> ticket.endBy(member::replaced));
    List<Frames> first = new ArrayList<>();
    first.add(connection.codec().encode(established(connection)));
    first.addAll(missed);
    connection.gate().release(first);
    expiry.watch(connection.identity());
    member.begin(auth);
    return member;
  }

  private static Push.Established established(Connection connection) {
    return new Push.Established(
        connection.id(),
        connection.identity().userId(),
        connection.rooms(),
        connection.since(),
        connection.identity().expiresAt(),
        connection.ticket().map(ticket -> ticket.session().pid()));
  }
}
