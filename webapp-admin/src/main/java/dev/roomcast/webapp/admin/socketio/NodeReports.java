package dev.roomcast.webapp.admin.socketio;

import dev.roomcast.cluster.Cluster;
import dev.roomcast.cluster.ConnectionInfo;
import dev.roomcast.cluster.ConnectionQuery;
import dev.roomcast.cluster.NodeInfo;
import dev.roomcast.stats.NodeStats;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The figures of each node as the Admin UI reads them: what is, and what was since the last report. */
/* Not for several threads. */
final class NodeReports {
  private final Map<String, NodeStats> last = new LinkedHashMap<>(); // by run
  private List<Map<String, Object>> latest = List.of();

  /** Those that were made last. */
  List<Map<String, Object>> latest() {
    return latest;
  }

  /** New ones, of all nodes that are there. */
  List<Map<String, Object>> of(Cluster cluster) {
    Map<String, Map<String, Integer>> namespaces = new TreeMap<>();
    for (ConnectionInfo each : cluster.directory().connections(ConnectionQuery.ALL).all()) {
      namespaces
          .computeIfAbsent(each.node(), node -> new TreeMap<>())
          .merge(AdminJson.namespace(each), 1, Integer::sum);
    }
    List<NodeInfo> nodes =
        cluster.nodes().stream()
            .filter(node -> node.state().isPresent() && node.stats().isPresent())
            .toList();
    last.keySet().retainAll(nodes.stream().map(NodeInfo::run).toList());
    latest =
        nodes.stream()
            .map(node -> report(node, namespaces.getOrDefault(node.node(), Map.of())))
            .toList();
    return latest;
  }

  private Map<String, Object> report(NodeInfo node, Map<String, Integer> namespaces) {
    NodeStats now = node.stats().orElseThrow();
    NodeStats before = last.getOrDefault(node.run(), now);
    last.put(node.run(), now);
    List<Map<String, Object>> counts = new ArrayList<>();
    namespaces.forEach((name, sockets) ->
        counts.add(Map.of("name", name, "socketsCount", sockets)));
    return Map.of(
        "serverId", node.node(),
        "hostname", node.node(),
        "pid", node.run(),
        "uptime", now.uptimeSeconds(),
        "clientsCount", now.connections(),
        "pollingClientsCount", now.connectionsByTransport().getOrDefault("polling", 0L),
        "aggregatedEvents", events(before, now),
        "namespaces", counts);
  }

  private static List<Map<String, Object>> events(NodeStats before, NodeStats now) {
    Events events = new Events(now.time().toEpochMilli() / 1000 * 1000);
    events.add("rawConnection", "", now.connectionsTotal() - before.connectionsTotal());
    now.closedByCode().forEach((code, count) ->
        events.add(
            "rawDisconnection", code, count - before.closedByCode().getOrDefault(code, 0L)));
    events.add("packetsIn", "", now.messagesInTotal() - before.messagesInTotal());
    events.add("packetsOut", "", now.framesOutTotal() - before.framesOutTotal());
    events.add("bytesIn", "", now.bytesInTotal() - before.bytesInTotal());
    events.add("bytesOut", "", now.bytesOutTotal() - before.bytesOutTotal());
    return events.all;
  }

  /** What happened, by kind. */
  private static final class Events {
    private final long millis;
    private final List<Map<String, Object>> all = new ArrayList<>();

    Events(long millis) {
      this.millis = millis;
    }

    void add(String type, String subType, long count) {
      if (count > 0) {
        all.add(
            subType.isEmpty()
                ? Map.of("timestamp", millis, "type", type, "count", count)
                : Map.of(
                    "timestamp", millis, "type", type, "subType", subType, "count", count));
      }
    }
  }
}
