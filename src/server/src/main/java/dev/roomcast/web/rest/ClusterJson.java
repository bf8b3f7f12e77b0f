package dev.roomcast.web.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roomcast.api.Headcount;
import dev.roomcast.api.Member;
import dev.roomcast.api.Room;
import dev.roomcast.cluster.Cluster;
import dev.roomcast.cluster.ConnectionInfo;
import dev.roomcast.cluster.NodeInfo;
import dev.roomcast.cluster.Outcome;
import dev.roomcast.cluster.RoomInfo;
import dev.roomcast.protocol.Activity;
import dev.roomcast.protocol.PushJson;
import dev.roomcast.stats.StatsJson;

/** What the cluster knows, as the REST API writes it. */
final class ClusterJson {
  private ClusterJson() {}

  static void write(ConnectionInfo connection, ObjectNode json) {
    json.put("id", connection.id())
        .put("node", connection.node())
        .put("user_id", connection.userId())
        .put("namespace", connection.namespace())
        .put("protocol", connection.transport().protocol())
        .put("transport", connection.transport().carrier())
        .put("address", connection.address())
        .put("since", PushJson.rfc3339(connection.since()));
    ArrayNode rooms = json.putArray("rooms");
    for (Room room : connection.rooms()) {
      rooms.add(room.name());
    }
    Activity activity = connection.activity();
    json.put("messages_in", activity.messagesIn())
        .put("bytes_in", activity.bytesIn())
        .put("frames_out", activity.framesOut())
        .put("bytes_out", activity.bytesOut())
        .put("queue_bytes", activity.queueBytes())
        .put("last_heard", PushJson.rfc3339(activity.lastHeard()));
    if (activity.roundTripMicros() > 0) {
      json.put("round_trip_ms", activity.roundTripMicros() / 1000.0);
    }
  }

  static void write(RoomInfo room, ObjectNode json) {
    json.put("room", room.room().name());
    write(room.members(), json);
  }

  static void write(Headcount count, ObjectNode json) {
    json.put("users", count.users()).put("connections", count.connections());
  }

  static void write(Member member, ObjectNode json) {
    json.put("user_id", member.userId()).put("connections", member.connections());
  }

  static void write(NodeInfo node, ObjectNode json) {
    json.put("node", node.node())
        .put("run", node.run())
        .put("state", node.state().code())
        .put("self", node.self())
        .put("complete", node.complete())
        .put("started", PushJson.rfc3339(node.started()))
        .put("last_heard", PushJson.rfc3339(node.lastHeard()));
    node.stats().ifPresent(stats -> json.set("stats", StatsJson.tree(stats)));
  }

  /** All nodes together, in a few figures. */
  static ObjectNode summary(Cluster cluster) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("nodes", cluster.nodes().stream().filter(each -> each.state().isPresent()).count())
        .put("cut_off", cluster.isCutOff());
    write(cluster.directory().all(), json);
    return json.put("rooms", cluster.directory().roomCount());
  }

  static ObjectNode of(Outcome outcome) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("connections", outcome.connections());
    ArrayNode unconfirmed = json.putArray("unconfirmed");
    outcome.unconfirmed().forEach(unconfirmed::add);
    return json;
  }
}
