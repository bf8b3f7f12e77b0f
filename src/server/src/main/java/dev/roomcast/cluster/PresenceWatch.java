package dev.roomcast.cluster;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roomcast.api.Headcount;
import dev.roomcast.api.Room;
import dev.roomcast.hub.Connection;
import dev.roomcast.protocol.Push;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Tells connections of this node who comes into a room and who is gone from it.
 *
 * <p>Of each room at most one event of each kind is told a second: it names up to {@link
 * #MAX_NAMED} users and says how many more there are. Who came and went in between is not told of.
 */
/*
 * Threads: any. The monitor guards the fields. changed() is called with the directory's lock held,
 * so the directory is not asked, and nothing is sent, while the monitor is held.
 */
final class PresenceWatch implements Directory.RoomChanges {
  static final Duration INTERVAL = Duration.ofSeconds(1);
  static final int MAX_NAMED = 100;

  /** Users of a room that wait to be told of by name; the others are only counted. */
  static final int MAX_WAITING = 10_000;

  private final Map<Room, Watched> rooms = new HashMap<>();
  private final Map<Connection, Set<Room>> watching = new HashMap<>();

  /** A room that somebody watches, and what is still to be told of it. */
  private static final class Watched {
    private final Set<Connection> watchers = new LinkedHashSet<>();
    private final Map<String, Boolean> changes = new LinkedHashMap<>(); // user to being there
    private int moreJoined;
    private int moreLeft;
    private long quietUntil;

    Watched(long now) {
      quietUntil = now;
    }

    void changed(String userId, boolean here) {
      if (changes.containsKey(userId)) {
        changes.remove(userId); // Can only be the opposite: it is as it was.
      } else if (changes.size() < MAX_WAITING) {
        changes.put(userId, here);
      } else if (here) {
        moreJoined++;
      } else {
        moreLeft++;
      }
    }

    boolean isDue(long now) {
      boolean any = !changes.isEmpty() || moreJoined > 0 || moreLeft > 0;
      return any && now - quietUntil >= 0;
    }
  }

  /** What one room's watchers are to be told. */
  record News(Room room, List<Connection> watchers, Changed joined, Changed left) {

    /** The pushes, once the counts are known; a kind that nobody is of is left out. */
    List<Push> pushes(Headcount count, Instant time) {
      List<Push> pushes = new ArrayList<>();
      if (!left.isEmpty()) {
        pushes.add(new Push.Notice(Push.Notice.USERS_LEFT, room, time, left.data(count)));
      }
      if (!joined.isEmpty()) {
        pushes.add(new Push.Notice(Push.Notice.USERS_JOINED, room, time, joined.data(count)));
      }
      return pushes;
    }
  }

  /** Users who came, or users who are gone. */
  record Changed(List<String> users, int unnamed) {
    boolean isEmpty() {
      return users.isEmpty() && unnamed == 0;
    }

    ObjectNode data(Headcount count) {
      List<String> named = users.subList(0, Math.min(MAX_NAMED, users.size()));
      ObjectNode data = JsonNodeFactory.instance.objectNode();
      ArrayNode ids = data.putArray("user_ids");
      named.forEach(ids::add);
      return data.put("more", users.size() - named.size() + unnamed)
          .put("users", count.users())
          .put("connections", count.connections());
    }
  }

  synchronized void watch(Connection connection, Room room, long now) {
    watching.computeIfAbsent(connection, first -> new LinkedHashSet<>(2)).add(room);
    rooms.computeIfAbsent(room, first -> new Watched(now)).watchers.add(connection);
  }

  synchronized void unwatch(Connection connection, Room room) {
    Set<Room> watched = watching.getOrDefault(connection, Set.of());
    if (watched.remove(room)) {
      if (watched.isEmpty()) {
        watching.remove(connection);
      }
      Watched left = rooms.get(room);
      left.watchers.remove(connection);
      if (left.watchers.isEmpty()) {
        rooms.remove(room);
      }
    }
  }

  /** A connection may have left rooms that it watches, or be gone from all. */
  void moved(Connection connection) {
    List<Room> watched;
    synchronized (this) {
      watched = List.copyOf(watching.getOrDefault(connection, Set.of()));
    }
    if (!watched.isEmpty()) {
      List<Room> present = connection.rooms();
      watched.stream()
          .filter(room -> !present.contains(room))
          .forEach(room -> unwatch(connection, room));
    }
  }

  @Override
  public synchronized void changed(Room room, String userId, boolean here) {
    Watched watched = rooms.get(room);
    if (watched != null) {
      watched.changed(userId, here);
    }
  }

  /** Takes what is to be told now. */
  synchronized List<News> take(long now) {
    List<News> news = new ArrayList<>();
    rooms.forEach(
        (room, watched) -> {
          if (watched.isDue(now)) {
            news.add(
                new News(
                    room,
                    List.copyOf(watched.watchers),
                    new Changed(named(watched, true), watched.moreJoined),
                    new Changed(named(watched, false), watched.moreLeft)));
            watched.changes.clear();
            watched.moreJoined = 0;
            watched.moreLeft = 0;
            watched.quietUntil = now + INTERVAL.toNanos();
          }
        });
    return news;
  }

  private static List<String> named(Watched watched, boolean here) {
    return watched.changes.entrySet().stream()
        .filter(change -> change.getValue() == here)
        .map(Map.Entry::getKey)
        .toList();
  }
}
