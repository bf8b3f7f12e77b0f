package dev.roomcast.hub;

import dev.roomcast.api.Room;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who is in which room on this node. A room exists while somebody is in it.
 *
 * <p>Members can be walked while others join and leave: whoever is in the room during the whole walk
 * is met exactly once.
 */
/*
 * Threads: any. A room's set is changed only inside compute() of the map, so that an emptied room
 * cannot be removed while somebody joins it. Each change also holds the connection's monitor, always
 * first, so that the two directions agree and a connection that is gone cannot join again.
 */
final class Rooms {
  private final Map<Room, Set<Connection>> members = new ConcurrentHashMap<>();

  /** False if it was in the room already, or is gone. */
  boolean join(Connection connection, Room room) {
    synchronized (connection) {
      if (!connection.joined(room)) {
        return false;
      }
      add(connection, room);
      return true;
    }
  }

  /** False if it was not in the room. */
  boolean leave(Connection connection, Room room) {
    synchronized (connection) {
      if (!connection.left(room)) {
        return false;
      }
      remove(connection, room);
      return true;
    }
  }

  /** Leaves every room, for good. */
  void leaveAll(Connection connection) {
    synchronized (connection) {
      connection.gone().forEach(room -> remove(connection, room));
    }
  }

  /** The members, to be walked; later changes may show. */
  Iterable<Connection> members(Room room) {
    return members.getOrDefault(room, Set.of());
  }

  /** How many are in the room on this node. */
  int size(Room room) {
    return members.getOrDefault(room, Set.of()).size();
  }

  /** How many rooms there are. */
  int count() {
    return members.size();
  }

  List<Room> all() {
    return List.copyOf(members.keySet());
  }

  private void add(Connection connection, Room room) {
    members.compute(
        room,
        (name, present) -> {
          Set<Connection> set = present == null ? ConcurrentHashMap.newKeySet(4) : present;
          set.add(connection);
          return set;
        });
  }

  private void remove(Connection connection, Room room) {
    members.computeIfPresent(
        room,
        (name, present) -> {
          present.remove(connection);
          return present.isEmpty() ? null : present;
        });
  }
}
