package dev.roomcast.hub;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roomcast.api.AccessPolicy;
import dev.roomcast.api.Room;
import dev.roomcast.protocol.Push;
import dev.roomcast.protocol.Refused;
import dev.roomcast.wire.Closing;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an operator or the application may do to the clients of this node. All methods tell how many
 * connections they concerned.
 */
/* Threads: any. */
public final class Interventions {
  private static final String REMOVED = "removed";
  private static final String NOT_ALLOWED = "not-allowed";

  private final Hub hub;
  private final RoomAccess access;
  private final Drain drain;
  private final Clock clock;

  public Interventions(Hub hub, AccessPolicy policy, Drain drain, Clock clock) {
    this.hub = hub;
    this.access = new RoomAccess(policy);
    this.drain = drain;
    this.clock = clock;
  }

  /** Ends one connection. */
  public int disconnect(String connectionId, Closing why) {
    return close(hub.find(connectionId).stream(), why);
  }

  /** Ends all connections of a user. */
  public int disconnectUser(String userId, Closing why) {
    return close(of(userId), why);
  }

  private static int close(Stream<Connection> connections, Closing why) {
    List<Connection> all = connections.toList();
    all.forEach(connection -> connection.close(why));
    return all.size();
  }

  /** Makes a user leave a room by all connections; each is told so. */
  public int expel(String userId, Room room) {
    return (int) of(userId)
        .filter(
            connection ->
                leave(connection, room, REMOVED, "An operator has removed you from this room."))
        .count();
  }

  /**
   * Asks anew whether the user may be in the rooms that the user is in, and makes each connection
   * leave the others. May wait for the policy; where it cannot tell nothing changes.
   */
  public int recheck(String userId) {
    return (int) of(userId).filter(this::recheck).count();
  }

  private boolean recheck(Connection connection) {
    boolean lost = false;
    for (Room room : connection.rooms()) {
      if (isForbidden(connection, room)) {
        lost |= leave(connection, room, NOT_ALLOWED, "You have no access to this room any more.");
      }
    }
    return lost;
  }

  /**
   * Begins to send all clients elsewhere, or ends that.
   *
   * @return how many there are to be sent away
   */
  public int drain(boolean on) {
    if (on) {
      return drain.begin();
    }
    drain.end();
    return 0;
  }

  private boolean isForbidden(Connection connection, Room room) {
    try {
      return !access.mayJoin(connection.identity(), room);
    } catch (Refused cannotBeTold) {
      return false; // It is logged; whoever asked for this will ask again.
    }
  }

  private boolean leave(Connection connection, Room room, String code, String message) {
    if (!hub.leave(connection, room)) {
      return false;
    }
    ObjectNode data =
        JsonNodeFactory.instance.objectNode().put("code", code).put("message", message);
    connection.push(new Push.Notice(Push.Notice.LEFT, room, clock.instant(), data));
    return true;
  }

  private Stream<Connection> of(String userId) {
    return hub.connections().stream()
        .filter(connection -> connection.identity().userId().equals(userId));
  }
}
