package dev.roomcast.cluster;

import dev.roomcast.api.Headcount;
import dev.roomcast.api.Member;
import dev.roomcast.api.Room;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The users in one room, with the number of their connections in it. Not for several threads. */
/* Most rooms are a user's own, so a single member is held without a map. */
final class Members {
  private final Room room;
  private String only; // the one user, null if there is none or a map
  private NavigableMap<String, Integer> byUser; // null unless there were two at once
  private int connections;

  Members(Room room) {
    this.room = room;
  }

  Room room() {
    return room;
  }

  /** A connection of the user is in the room; true if it is the user's first there. */
  boolean add(String userId) {
    connections++;
    if (byUser == null && (only == null || only.equals(userId))) {
      boolean first = only == null;
      only = userId;
      return first;
    }
    if (byUser == null) {
      byUser = new TreeMap<>();
      byUser.put(only, connections - 1);
      only = null;
    }
    return byUser.merge(userId, 1, Integer::sum) == 1;
  }

  /** A connection of the user is in the room no more; true if it was the user's last there. */
  boolean remove(String userId) {
    connections--;
    if (byUser == null) {
      only = connections == 0 ? null : only;
      return only == null;
    }
    return byUser.computeIfPresent(userId, (id, count) -> count == 1 ? null : count - 1) == null;
  }

  boolean isEmpty() {
    return connections == 0;
  }

  Headcount count() {
    int users = byUser != null ? byUser.size() : only == null ? 0 : 1;
    return new Headcount(users, connections);
  }

  /** Ordered by user, behind one of them. */
  List<Member> after(String userId, int limit) {
    List<Member> members = new ArrayList<>();
    if (byUser != null) {
      for (var entry : byUser.tailMap(userId, false).entrySet()) {
        if (members.size() == limit) {
          break;
        }
        members.add(new Member(entry.getKey(), entry.getValue()));
      }
    } else if (only != null && only.compareTo(userId) > 0 && limit > 0) {
      members.add(new Member(only, connections));
    }
    return members;
  }
}
