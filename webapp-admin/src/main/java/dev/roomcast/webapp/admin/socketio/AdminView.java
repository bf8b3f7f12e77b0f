package dev.roomcast.webapp.admin.socketio;

import dev.roomcast.api.Clients;
import dev.roomcast.api.Room;
import dev.roomcast.cluster.Cluster;
import dev.roomcast.cluster.ConnectionInfo;
import dev.roomcast.cluster.ConnectionOrder;
import dev.roomcast.cluster.ConnectionQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Shows the cluster to the Admin UIs that are connected to this node: all at once to a new one, and
 * then what has changed. They are shown the {@link #MAX_SOCKETS} newest connections; the figures of
 * the nodes are about all.
 */
/* Threads: add() and remove() on any; the monitor guards what was told, also while it is told. */
final class AdminView {
  /** An Admin UI keeps and draws all that it is told of, and takes it in one message. */
  static final int MAX_SOCKETS = 1_000;

  private static final ConnectionQuery NEWEST =
      ConnectionQuery.ALL.sorted(ConnectionOrder.SINCE, true);

  private final Cluster cluster;
  private final Clients clients;
  private final NodeReports reports = new NodeReports();
  private final Set<String> viewers = ConcurrentHashMap.newKeySet();
  private Map<String, ConnectionInfo> told = new LinkedHashMap<>();

  AdminView(Cluster cluster, Clients clients) {
    this.cluster = cluster;
    this.clients = clients;
  }

  boolean isWatched() {
    return !viewers.isEmpty();
  }

  /** An Admin UI has connected: tells it everything. */
  synchronized void add(String viewer) {
    update();
    viewers.add(viewer);
    clients.emit(
        viewer, "all_sockets", told.values().stream().map(AdminJson::socket).toList());
    reports.latest().forEach(report -> clients.emit(viewer, "server_stats", report));
  }

  void remove(String viewer) {
    viewers.remove(viewer);
  }

  /** Tells all of them what has changed since the last time. */
  synchronized void update() {
    Map<String, ConnectionInfo> now = new LinkedHashMap<>();
    cluster.directory().connections(NEWEST).page("", MAX_SOCKETS).items()
        .forEach(info -> now.put(info.id(), info));
    String time = Instant.now().toString();
    told.values().stream()
        .filter(before -> !now.containsKey(before.id()))
        .forEach(gone ->
            tell("socket_disconnected", AdminJson.namespace(gone), gone.id(), "", time));
    now.values().forEach(info -> tellChange(told.get(info.id()), info, time));
    told = now;
    reports.of(cluster).forEach(report -> tell("server_stats", report));
  }

  private void tellChange(ConnectionInfo before, ConnectionInfo now, String time) {
    if (before == null) {
      tell("socket_connected", AdminJson.socket(now), now.since().toString());
      return;
    }
    if (before.transport() != now.transport()) {
      tell("socket_updated", AdminJson.transport(now));
    }
    if (!before.rooms().equals(now.rooms())) {
      difference(now.rooms(), before.rooms()).forEach(room ->
          tell("room_joined", AdminJson.namespace(now), room.name(), now.id(), time));
      difference(before.rooms(), now.rooms()).forEach(room ->
          tell("room_left", AdminJson.namespace(now), room.name(), now.id(), time));
    }
  }

  private static List<Room> difference(List<Room> all, List<Room> without) {
    List<Room> difference = new ArrayList<>(all);
    difference.removeAll(new HashSet<>(without));
    return difference;
  }

  private void tell(String event, Object... arguments) {
    viewers.forEach(viewer -> clients.emit(viewer, event, arguments));
  }
}
