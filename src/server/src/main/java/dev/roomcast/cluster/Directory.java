package dev.roomcast.cluster;

import dev.roomcast.api.Headcount;
import dev.roomcast.api.Member;
import dev.roomcast.api.Room;
import dev.roomcast.cluster.UserConnections.Known;
import dev.roomcast.protocol.Activity;
import dev.roomcast.protocol.Client.Transport;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * All connections of the cluster, by id, user and room. What a node has told is kept apart by its
 * run, so that all of it can be dropped at once.
 */
/*
 * Threads: any. The monitor guards everything; it is held for single look-ups and changes, and for
 * copying references, never while sorting or writing.
 */
public final class Directory {
  private final RoomChanges changes;
  private final Map<String, Map<String, Known>> byRun = new HashMap<>();
  private final NavigableMap<String, UserConnections> byUser = new TreeMap<>();
  private final NavigableMap<String, Members> byRoom = new TreeMap<>();

  Directory(RoomChanges changes) {
    this.changes = changes;
  }

  /** Is told of users who come into a room or are gone from it; with the directory's lock held. */
  interface RoomChanges {
    /** Nobody is told. */
    RoomChanges UNHEARD = (room, userId, here) -> {};

    /**
     * The user's first connection is in the room, or the last is there no more.
     *
     * @param here true for the first, false for the last
     */
    void changed(Room room, String userId, boolean here);
  }

  // --- what is told ---

  /** A connection is there, or has become as this says. */
  synchronized void put(String run, ConnectionInfo info) {
    Map<String, Known> ofRun = byRun.computeIfAbsent(run, first -> new HashMap<>());
    Known known = ofRun.get(info.id());
    if (known != null && !known.info.userId().equals(info.userId())) {
      remove(run, info.id());
      known = null;
    }
    if (known == null) {
      known = new Known(run, info.in(List.of()));
      ofRun.put(info.id(), known);
      byUser.computeIfAbsent(info.userId(), first -> new UserConnections()).add(known);
    }
    known.info = info.in(move(known, info.rooms()));
  }

  /** A connection is in these rooms now. */
  synchronized void moved(String run, String id, List<Room> rooms) {
    known(run, id).ifPresent(known -> known.info = known.info.in(move(known, rooms)));
  }

  synchronized void active(String run, String id, Transport transport, Activity activity) {
    known(run, id).ifPresent(known -> known.info = known.info.with(transport, activity));
  }

  synchronized void remove(String run, String id) {
    known(run, id)
        .ifPresent(
            known -> {
              byRun.get(run).remove(id);
              forget(known);
            });
  }

  /** A node has these connections, and no others. */
  synchronized void replace(String run, Collection<ConnectionInfo> all) {
    Set<String> ids = new LinkedHashSet<>(byRun.getOrDefault(run, Map.of()).keySet());
    all.forEach(info -> ids.remove(info.id()));
    ids.forEach(gone -> remove(run, gone));
    all.forEach(info -> put(run, info));
  }

  /** A node is gone with all its connections. */
  synchronized void drop(String run) {
    Map<String, Known> dropped = byRun.remove(run);
    if (dropped != null) {
      dropped.values().forEach(this::forget);
    }
  }

  private Optional<Known> known(String run, String id) {
    return Optional.ofNullable(byRun.getOrDefault(run, Map.of()).get(id));
  }

  private void forget(Known known) {
    move(known, List.of());
    String userId = known.info.userId();
    UserConnections connections = byUser.get(userId);
    connections.remove(known);
    if (connections.all().isEmpty()) {
      byUser.remove(userId);
    }
  }

  /* Gives the rooms as the directory holds them, each name once in memory. */
  private List<Room> move(Known known, List<Room> rooms) {
    String userId = known.info.userId();
    List<Room> before = known.info.rooms();
    List<Room> shared = new ArrayList<>(rooms.size());
    for (Room room : rooms) {
      Members members = byRoom.computeIfAbsent(room.name(), first -> new Members(room));
      shared.add(members.room());
      if (!before.contains(room) && members.add(userId)) {
        changes.changed(room, userId, true);
      }
    }
    for (Room room : before) {
      if (!rooms.contains(room)) {
        leave(room, userId);
      }
    }
    return shared;
  }

  private void leave(Room room, String userId) {
    Members members = byRoom.get(room.name());
    if (members.remove(userId)) {
      changes.changed(room, userId, false);
    }
    if (members.isEmpty()) {
      byRoom.remove(room.name());
    }
  }

  // --- what is asked ---

  /** The connection with this id, on whatever node. */
  public synchronized Optional<ConnectionInfo> find(String id) {
    return latest(id).map(known -> known.info);
  }

  /** The connection that this node has told of. */
  synchronized Optional<ConnectionInfo> find(String run, String id) {
    return known(run, id).map(known -> known.info);
  }

  /** The run of the node that this connection is on. */
  synchronized Optional<String> runOf(String id) {
    return latest(id).map(known -> known.run);
  }

  /* One that has gone on at another node is there twice until its first node is known to be gone. */
  private Optional<Known> latest(String id) {
    return byRun.values().stream()
        .map(ofRun -> ofRun.get(id))
        .filter(Objects::nonNull)
        .max(Comparator.comparing(known -> known.info.since()));
  }

  /** How many connections there are, and of how many users. */
  public synchronized Headcount all() {
    return new Headcount(byUser.size(), byRun.values().stream().mapToInt(Map::size).sum());
  }

  /** How many are in a room. */
  public synchronized Headcount in(Room room) {
    Members members = byRoom.get(room.name());
    return members == null ? Headcount.NONE : members.count();
  }

  /** The users in a room, ordered by id, behind one of them; an empty text is before the first. */
  public synchronized List<Member> members(Room room, String after, int limit) {
    Members members = byRoom.get(room.name());
    return members == null ? List.of() : members.after(after, limit);
  }

  /** How many rooms have members. */
  public synchronized int roomCount() {
    return byRoom.size();
  }

  /**
   * The rooms whose names begin with something, ordered by name.
   *
   * @param prefix empty for all
   * @param after begins behind the room of this name; empty to begin at the first
   */
  public synchronized List<RoomInfo> rooms(String prefix, String after, int limit) {
    boolean fromPrefix = after.compareTo(prefix) < 0;
    List<RoomInfo> rooms = new ArrayList<>();
    for (Members members :
        byRoom.tailMap(fromPrefix ? prefix : after, fromPrefix).values()) {
      if (rooms.size() == limit || !members.room().name().startsWith(prefix)) {
        break;
      }
      rooms.add(new RoomInfo(members.room(), members.count()));
    }
    return rooms;
  }

  /** The connections of a user, ordered by id. */
  public synchronized List<ConnectionInfo> ofUser(String userId) {
    UserConnections connections = byUser.get(userId);
    return connections == null ? List.of() : infos(connections.all());
  }

  /** How many connections a user has; none means that the user is away. */
  public synchronized int connections(String userId) {
    UserConnections connections = byUser.get(userId);
    return connections == null ? 0 : connections.all().size();
  }

  /** How many connections a user has on other nodes than this. */
  synchronized int ofUserElsewhere(String userId, String run) {
    UserConnections connections = byUser.get(userId);
    return connections == null
        ? 0
        : (int) connections.all().stream().filter(known -> !known.run.equals(run)).count();
  }

  /** The users, ordered by id, each with the number of connections. */
  public synchronized List<Member> users(String after, int limit) {
    return byUser.tailMap(after, false).entrySet().stream()
        .limit(limit)
        .map(entry -> new Member(entry.getKey(), entry.getValue().all().size()))
        .toList();
  }

  /** The connections of one node, in no order. */
  synchronized List<ConnectionInfo> ofRun(String run) {
    return infos(byRun.getOrDefault(run, Map.of()).values());
  }

  /** A list of connections, as of now. */
  public ConnectionList connections(ConnectionQuery query) {
    return new ConnectionList(query, candidates(query));
  }

  /* All that may match, found by the narrowest index. */
  private synchronized List<ConnectionInfo> candidates(ConnectionQuery query) {
    if (query.user().isPresent()) {
      return ofUser(query.user().get());
    }
    List<ConnectionInfo> candidates = new ArrayList<>();
    if (query.room().isPresent()) {
      Room room = query.room().get();
      for (Member member : members(room, "", Integer.MAX_VALUE)) {
        candidates.addAll(ofUser(member.userId()));
      }
      return candidates;
    }
    byRun.values().forEach(ofRun -> ofRun.values().forEach(known -> candidates.add(known.info)));
    return candidates;
  }

  private static List<ConnectionInfo> infos(Collection<Known> known) {
    return known.stream().map(each -> each.info).toList();
  }
}
