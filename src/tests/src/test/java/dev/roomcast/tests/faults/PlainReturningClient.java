package dev.roomcast.tests.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roomcast.tests.fixture.Server;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;

/** Speaks plain JSON and names the last event of each room when it comes back. */
final class PlainReturningClient extends ReturningClient {
  private final Map<String, String> lastIds = new HashMap<>();   // by room; the connection's thread
  private boolean knownToServer;

  PlainReturningClient(
      String user,
      List<String> rooms,
      List<Server> nodes,
      int node,
      ScheduledExecutorService timer) {
    super(user, rooms, nodes, node, timer);
  }

  @Override
  String path() {
    return "/ws?token=" + token();
  }

  @Override
  void received(String text) {
    JsonNode message = read(text);
    switch (message.path("type").asText()) {
      case "connection.established" -> subscribe();
      case "reply" -> subscribed(message);
      case Source.TYPE -> {
        lastIds.put(message.path("room").asText(), message.path("id").asText());
        event(message);
      }
      default -> { }
    }
  }

  private void subscribe() {
    for (int i = 0; i < rooms.size(); i++) {
      ObjectNode command = JSON.createObjectNode()
          .put("id", i).put("command", "subscribe").put("room", rooms.get(i));
      String since = lastIds.get(rooms.get(i));
      if (since != null) {
        command.put("since", since);
      }
      send(command.toString());
    }
  }

  private void subscribed(JsonNode reply) {
    String room = rooms.get(reply.path("id").asInt());
    if (!reply.path("ok").asBoolean()) {
      throw new IllegalStateException("refused: " + reply);
    }
    if (reply.path("recovered").asBoolean()) {
      diary.recovered();
    } else if (knownToServer) {
      diary.gap(room);
    }
    knownToServer |= room.equals(rooms.get(rooms.size() - 1));
    entered(1);
  }
}
