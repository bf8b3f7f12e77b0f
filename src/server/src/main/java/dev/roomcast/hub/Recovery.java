package dev.roomcast.hub;

import dev.roomcast.api.Room;
import dev.roomcast.protocol.Reply;
import dev.roomcast.wire.Frames;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gives a client that comes back to a room what it has missed there, before anything newer. All or
 * nothing: else it is told the reason.
 */
/* Threads: that of the client's commands, which may wait for the log. */
public final class Recovery {
  private static final int MAX_EVENTS = 10_000;
  private static final int ATTEMPTS = 20; // at all rooms between two messages

  /** How long this node may be behind another one that the client comes from. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Hub hub;
  private final Broker broker;
  private final long maxBytes;

  /**
   * @param maxBytes most bytes of missed events that one client gets at once; less than what may
   *     wait for it
   */
  public Recovery(Hub hub, Broker broker, long maxBytes) {
    this.hub = hub;
    this.broker = broker;
    this.maxBytes = maxBytes;
  }

  /** Takes a client into a room that it may join. */
  void join(Connection connection, Room room) {
    Optional<LogPosition> joined = hub.join(connection, room);
    joined.ifPresent(position -> tell(connection, room, position, false));
  }

  private void tell(
      Connection connection, Room room, LogPosition position, boolean catchingUp) {
    /* It is that of this node's clients; before the first message there is none. */
    String id = position.messageId().isEmpty() ? broker.latest() : position.messageId();
    connection.in(room).ifPresent(membership -> membership.completeFrom(id));
    connection.ticket().ifPresent(ticket -> ticket.joined(room, id, catchingUp));
  }

  /** Takes a client out of a room; false if it was not in it. */
  boolean leave(Connection connection, Room room) {
    connection.ticket().ifPresent(ticket -> ticket.left(room));
    return hub.leave(connection, room);
  }

  /** The position of the last event that this node has come to. */
  String latest() {
    return broker.latest();
  }

  /** Whether a client can get everything that it has missed, as far as that can be told before. */
  boolean isPossible(Session session, String since) {
    broker.hasReached(since, PATIENCE);
    return broker.replay(missed(session, since, Long.MAX_VALUE)) instanceof Replay.Complete;
  }

  private Missed missed(Session session, String since, long upTo) {
    return new Missed(
        since, session.rooms(), Map.of(), session.mustHaveSeen(), upTo, MAX_EVENTS, maxBytes);
  }

  /**
   * Takes a client that is back, and held, into all its rooms again.
   *
   * @return what it has missed; empty if that cannot be told, it is then in its rooms all the same
   */
  Optional<List<Frames>> resume(Connection connection, Session session, String since) {
    OptionalLong upTo = OptionalLong.empty();
    for (int i = 0; i < ATTEMPTS && upTo.isEmpty(); i++) {
      upTo = joinAll(connection, session);
    }
    if (upTo.isEmpty()) {
      return Optional.empty();
    }
    Replay replay = broker.replay(missed(session, since, upTo.getAsLong()));
    return replay instanceof Replay.Complete complete
        ? Optional.of(
            complete.events().stream().map(event -> connection.codec().encode(event)).toList())
        : Optional.empty();
  }

  /* All rooms at one position; events of one could else come after later ones of another. */
  private OptionalLong joinAll(Connection connection, Session session) {
    Set<Long> positions = new HashSet<>();
    for (Room room : session.rooms().keySet()) {
      hub.join(connection, room).ifPresent(position -> positions.add(position.number()));
    }
    if (positions.size() == 1) {
      return OptionalLong.of(positions.iterator().next());
    }
    session.rooms().keySet().forEach(room -> hub.leave(connection, room));
    connection.gate().dropHeldBack();
    return OptionalLong.empty();
  }

  /**
   * Takes a client into a room that it may join. Whoever is in the room already gets what came
   * before that.
   *
   * @param since the id of the last event that it has seen there
   */
  Reply join(Connection connection, Room room, String since) {
    broker.hasReached(since, PATIENCE);
    connection.gate().hold();
    try {
      long upTo = joined(connection, room);
      Replay replay =
          broker.replay(
              new Missed(
                  since,
                  Map.of(room, Missed.BEFORE),
                  otherRooms(connection, room),
                  Set.of(),
                  upTo,
                  MAX_EVENTS,
                  maxBytes));
      if (replay instanceof Replay.Complete) {
        connection.in(room).ifPresent(membership -> membership.completeFrom(since));
      }
      return reply(connection, room, replay);
    } catch (RuntimeException fault) {
      connection.gate().release(List.of());
      throw fault;
    }
  }

  /* An event may go to several rooms, and is sent by one of them. */
  private static Map<Room, String> otherRooms(Connection connection, Room room) {
    return connection.memberships().stream()
        .filter(membership -> !membership.room().equals(room))
        .filter(membership -> !membership.completeFrom().equals(Membership.UNKNOWN))
        .collect(Collectors.toMap(Membership::room, Membership::completeFrom));
  }

  private static Reply reply(Connection connection, Room room, Replay replay) {
    Reply reply = Reply.granted(room.name());
    if (replay instanceof Replay.Complete complete) {
      reply.json().put("recovered", true);
      List<Frames> missed = frames(connection, complete);
      return reply.followedBy(() -> connection.gate().release(missed));
    }
    reply
        .json()
        .put("recovered", false)
        .put("reason", ((Replay.Incomplete) replay).gap().code());
    return reply.followedBy(() -> connection.gate().release(List.of()));
  }

  private long joined(Connection connection, Room room) {
    Optional<LogPosition> joined = hub.join(connection, room);
    joined.ifPresent(position -> tell(connection, room, position, true));
    return joined
        .map(LogPosition::number)
        .or(() -> connection.in(room).map(Membership::since))
        .orElse(0L); // It is gone.
  }

  private static List<Frames> frames(Connection connection, Replay.Complete complete) {
    return complete.events().stream()
        .map(event -> connection.codec().encodeMissed(event))
        .toList();
  }
}
