package dev.roomcast.hub;

import dev.roomcast.api.Room;
import dev.roomcast.protocol.Push;
import dev.roomcast.protocol.Reply;
import dev.roomcast.wire.Frames;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Gives a client that comes back to a room what it has missed there, before anything newer. All or
 * nothing: else it is told the reason.
 */
/* Threads: that of the client's commands, which may wait for the log. */
public final class Recovery {
  private static final int MAX_EVENTS = 10_000;

  /** How long this node may be behind another one that the client comes from. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

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

  /**
   * Takes a client into a room that it may join. Whoever is in the room already gets what came
   * before that.
   *
   * @param since the id of the last event that it has seen there
   */
  Reply join(Connection connection, Room room, String since) {
    broker.hasReached(since, PATIENCE);
    connection.hold();
    try {
      long upTo = joined(connection, room);
      return reply(
          connection,
          room,
          broker.replay(
              new Missed(since, Map.of(room, Missed.BEFORE), upTo, MAX_EVENTS, maxBytes)));
    } catch (RuntimeException fault) {
      connection.release(List.of());
      throw fault;
    }
  }

  private static Reply reply(Connection connection, Room room, Replay replay) {
    Reply reply = Reply.granted(room.name());
    if (replay instanceof Replay.Complete complete) {
      reply.json().put("recovered", true);
      List<Frames> missed = frames(connection, complete);
      return reply.followedBy(() -> connection.release(missed));
    }
    reply
        .json()
        .put("recovered", false)
        .put("reason", ((Replay.Incomplete) replay).gap().code());
    return reply.followedBy(() -> connection.release(List.of()));
  }

  private long joined(Connection connection, Room room) {
    return hub.join(connection, room)
        .map(LogPosition::number)
        .or(() -> connection.in(room).map(Membership::since))
        .orElse(0L); // It is gone.
  }

  private static List<Frames> frames(Connection connection, Replay.Complete complete) {
    return complete.events().stream()
        .map(event -> connection.codec().encode((Push) event))
        .toList();
  }
}
