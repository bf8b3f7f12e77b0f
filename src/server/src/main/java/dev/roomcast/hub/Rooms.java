package dev.roomcast.hub;

import dev.roomcast.api.Room;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Who is in which room on this node, and since which message. A room exists while somebody is in it.
 */
/*
 * Threads: any. Locks are taken in this order: the connection's monitor, so that the two directions
 * agree and a connection that is gone cannot join again; the monitor of the room's Members; the
 * lock of the position.
 *
 * A message after the position of a join finds the member: the tail moves the position first and
 * looks for members then, a join makes the room known first and reads the position then.
 */
final class Rooms {
  private final Map<Room, Members> byRoom = new ConcurrentHashMap<>();
  private final Object positionLock = new Object();
  private LogPosition position = LogPosition.START;

  /**
   * Takes a connection into a room.
   *
   * @return the last position whose messages are not for it; empty if it was in the room already, or
   *     is gone
   */
  Optional<LogPosition> join(Connection connection, Room room) {
    synchronized (connection) {
      if (!connection.mayJoin(room)) {
        return Optional.empty();
      }
      while (true) {
        Members members = byRoom.get(room);
        if (members == null) {
          members = byRoom.computeIfAbsent(room, Members::new);
        }
        synchronized (members) {
          if (!members.isGone()) {
            LogPosition now = position();
            connection.joined(members.add(connection, now.number()));
            return Optional.of(now);
          }
        }
      }
    }
  }

  /** False if it was not in the room. */
  boolean leave(Connection connection, Room room) {
    synchronized (connection) {
      Optional<Membership> left = connection.left(room);
      left.ifPresent(this::remove);
      return left.isPresent();
    }
  }

  /** Leaves every room, for good; false if it had done so before. */
  boolean leaveAll(Connection connection) {
    synchronized (connection) {
      Optional<List<Membership>> last = connection.gone();
      last.ifPresent(all -> all.forEach(this::remove));
      return last.isPresent();
    }
  }

  private void remove(Membership membership) {
    Members members = membership.audience().members();
    synchronized (members) {
      if (members.remove(membership)) {
        byRoom.remove(members.room(), members);
      }
    }
  }

  private LogPosition position() {
    synchronized (positionLock) {
      return position;
    }
  }

  /** The log has come to this message; gives its number. */
  long advance(String messageId) {
    synchronized (positionLock) {
      position = position.after(messageId);
      return position.number();
    }
  }

  /** Shows the audiences of a room, none of which can change meanwhile. */
  void forEachAudience(Room room, Consumer<Audience> visitor) {
    Members members = byRoom.get(room);
    if (members != null) {
      members.forEachAudience(visitor);
    }
  }

  /** Shows the members of a room, none of whom can leave meanwhile: for something short. */
  void forEachMember(Room room, Consumer<Connection> visitor) {
    forEachAudience(room, audience -> audience.forEach(visitor));
  }

  /** How many are in the room on this node. */
  int size(Room room) {
    Members members = byRoom.get(room);
    return members == null ? 0 : members.count();
  }

  /** How many rooms there are. */
  int count() {
    return byRoom.size();
  }

  List<Room> all() {
    return List.copyOf(byRoom.keySet());
  }
}
