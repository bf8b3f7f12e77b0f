package dev.roomcast.tests.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roomcast.tests.fixture.Server;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Speaks Socket.IO over WebSocket and goes on where it was, as the official client for JavaScript
 * does: with the secret of its first connect and the last event's second argument.
 */
final class SocketIoReturningClient extends ReturningClient {
  private String secret = "";       // these two on the connection's thread
  private String lastOffset = "";

  SocketIoReturningClient(
      String user,
      List<String> rooms,
      List<Server> nodes,
      int node,
      ScheduledExecutorService timer) {
    super(user, rooms, nodes, node, timer);
  }

  @Override
  String path() {
    return "/socket.io/?EIO=4&transport=websocket";
  }

  @Override
  void received(String text) {
    if (text.startsWith("0")) {
      sendConnect();
    } else if (text.equals("2")) {
      send("3");
    } else if (text.startsWith("40")) {
      connected(read(text.substring(2)));
    } else if (text.startsWith("42")) {
      packet(read(text.substring(2)));
    } else if (text.startsWith("43")) {
      subscribed(text);
    } else if (text.startsWith("44")) {
      throw new IllegalStateException("refused: " + text);
    }
  }

  private void sendConnect() {
    ObjectNode auth = JSON.createObjectNode().put("token", token());
    if (!secret.isEmpty()) {
      auth.put("pid", secret);
      if (!lastOffset.isEmpty()) {
        auth.put("offset", lastOffset);
      }
    }
    send("40" + auth);
  }

  private void connected(JsonNode answer) {
    String pid = answer.path("pid").asText();
    if (pid.equals(secret)) {
      diary.recovered();
      entered(rooms.size());
      return;
    }
    if (!secret.isEmpty()) {
      rooms.forEach(diary::gap);
    }
    secret = pid;
    lastOffset = "";
    for (int i = 0; i < rooms.size(); i++) {
      send("42" + i + "[\"subscribe\",{\"room\":\"" + rooms.get(i) + "\"}]");
    }
  }

  private void packet(JsonNode packet) {
    if (packet.path(2).isTextual()) {
      lastOffset = packet.path(2).asText();
    }
    event(packet.path(1));
  }

  private void subscribed(String text) {
    if (!text.contains("\"ok\":true")) {
      throw new IllegalStateException("refused: " + text);
    }
    entered(1);
  }
}
