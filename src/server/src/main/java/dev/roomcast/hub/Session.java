package dev.roomcast.hub;

import dev.roomcast.api.Room;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is kept of a client so that it can go on later, on any node.
 *
 * @param pid its secret, which begins with where it is kept
 * @param connectionId the connection's id, which it gets back
 * @param since the position at which it came; for a client that has got no event
 * @param rooms its rooms, each with the position at which it joined; empty text for at once
 * @param caughtUp those of them where it was sent what it had missed when it joined
 * @param leftAt when it left, in milliseconds since 1970; 0 if nobody has seen it leave
 */
record Session(
    String pid,
    String connectionId,
    String userId,
    String namespace,
    String since,
    Map<Room, String> rooms,
    Set<Room> caughtUp,
    long leftAt) {
  private static final String FORMAT = "1";
  private static final int FIELDS = 7; // lines before the rooms

  Session {
    rooms = Map.copyOf(rooms);
    caughtUp = Set.copyOf(caughtUp);
  }

  Session with(Room room, String position, boolean catchingUp) {
    Map<Room, String> more = new LinkedHashMap<>(rooms);
    more.putIfAbsent(room, position);
    Set<Room> moreCaughtUp = new HashSet<>(caughtUp);
    if (catchingUp) {
      moreCaughtUp.add(room);
    }
    return new Session(
        pid, connectionId, userId, namespace, since, more, moreCaughtUp, leftAt);
  }

  Session without(Room room) {
    Map<Room, String> fewer = new LinkedHashMap<>(rooms);
    fewer.remove(room);
    Set<Room> fewerCaughtUp = new HashSet<>(caughtUp);
    fewerCaughtUp.remove(room);
    return new Session(
        pid, connectionId, userId, namespace, since, fewer, fewerCaughtUp, leftAt);
  }

  Session leftAt(long time) {
    return new Session(pid, connectionId, userId, namespace, since, rooms, caughtUp, time);
  }

  /** Positions that the client must have come past: else nobody knows what it has got. */
  Set<String> mustHaveSeen() {
    Set<String> positions = new HashSet<>();
    caughtUp.forEach(room -> positions.add(rooms.get(room)));
    return positions;
  }

  /** As text, for other nodes: names and ids have no white space. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (String line :
        List.of(FORMAT, pid, connectionId, userId, namespace, since, "" + leftAt)) {
      text.append(line).append('\n');
    }
    rooms.forEach(
        (room, position) ->
            text.append(room.name())
                .append(caughtUp.contains(room) ? " + " : " - ")
                .append(position)
                .append('\n'));
    return text.toString();
  }

  /** Reads what {@link #text} wrote; empty if it is something else. */
  static Optional<Session> parse(String text) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    try {
      if (lines.size() < FIELDS || !lines.get(0).equals(FORMAT)) {
        return Optional.empty();
      }
      Map<Room, String> rooms = new LinkedHashMap<>();
      Set<Room> caughtUp = new HashSet<>();
      for (String line : lines.subList(FIELDS, lines.size())) {
        String[] parts = line.split(" ", -1);
        Room room = new Room(parts[0]);
        rooms.put(room, parts[2]);
        if (parts[1].equals("+")) {
          caughtUp.add(room);
        }
      }
      return Optional.of(
          new Session(
              lines.get(1),
              lines.get(2),
              lines.get(3),
              lines.get(4),
              lines.get(5),
              rooms,
              caughtUp,
              Long.parseLong(lines.get(6))));
    } catch (IllegalArgumentException | IndexOutOfBoundsException ofAnotherVersion) {
      return Optional.empty();
    }
  }
}
