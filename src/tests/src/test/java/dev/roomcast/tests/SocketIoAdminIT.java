package dev.roomcast.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.tests.fixture.Development;
import dev.roomcast.tests.fixture.OnServer;
import dev.roomcast.tests.fixture.Passwords;
import dev.roomcast.tests.fixture.PlainClient;
import dev.roomcast.tests.fixture.Server;
import dev.roomcast.tests.fixture.SocketIoClient;
import dev.roomcast.tests.fixture.SocketIoClient.Received;
import dev.roomcast.tests.fixture.Tokens;
import java.util.List;
import java.util.Map;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;

/** What the Socket.IO Admin UI sends and is told, by the official library. */
@OnServer
class SocketIoAdminIT {
  private static final Map<String, String> PASSWORD =
      Map.of("username", Passwords.USER, "password", Passwords.PASSWORD);

  private static SocketIoClient open(Server server, Map<String, String> auth) {
    return SocketIoClient.options()
        .namespace("/admin")
        .transports("websocket")
        .auth(auth)
        .open(server);
  }

  private static List<Object> first(SocketIoClient ui, String event) {
    return ui.inbox().await(event, received -> received.name().equals(event)).arguments();
  }

  private static List<Object> about(SocketIoClient ui, String event, String id) {
    return ui.inbox()
        .await(
            event + " of " + id,
            received -> received.name().equals(event) && received.toString().contains(id))
        .arguments();
  }

  private static PlainClient client(Server server) {
    return PlainClient.connect(server, Tokens.of("sam").projects("*").make());
  }

  private static String id(PlainClient client) {
    return client.established().at("/data/connection_id").asText();
  }

  @Test
  void isToldOfWhoIsThereAndWhoComesAndGoes(Server server) throws Exception {
    try (var before = client(server);
        var ui = open(server, PASSWORD)) {
      assertTrue(
          first(ui, "config").get(0).toString().contains("AGGREGATED_EVENTS"), "no config");
      first(ui, "all_sockets");
      String known = id(before);
      ui.inbox().await("the one before", each -> each.toString().contains(known));

      String id;
      try (var client = client(server)) {
        id = id(client);
        JSONObject socket = (JSONObject) about(ui, "socket_connected", id).get(0);
        assertEquals("websocket", socket.getString("transport"));
        assertEquals("sam", socket.getJSONObject("data").getString("user"));
        assertEquals(id, socket.getJSONArray("rooms").getString(0));

        client.subscribe("project:7");
        assertEquals("project:7", about(ui, "room_joined", id).get(1));
      }
      about(ui, "socket_disconnected", id);
      ui.inbox().await(
          "figures with a client",
          each ->
              each.name().equals("server_stats") && each.object().optInt("clientsCount") > 0);
    }
  }

  @Test
  void disconnectsAClientAndTakesItOutOfARoom(Server server) {
    try (var client = client(server);
        var ui = open(server, PASSWORD)) {
      client.subscribe("project:8");
      String id = id(client);
      ui.inbox().await("project:8", each -> each.toString().contains("project:8"));

      ui.emit("leave", "/ws", "project:8", id);
      assertEquals("project:8", client.event("connection.left").path("room").asText());

      ui.emit("_disconnect", "/ws", false, id);
      assertEquals(4404, client.closed().code());
    }
  }

  @Test
  void goesOnWithTheSessionThatItWasGiven(Server server) {
    String session;
    try (var ui = open(server, PASSWORD)) {
      session = (String) first(ui, "session").get(0);
    }
    try (var ui = open(server, Map.of("sessionId", session))) {
      first(ui, "all_sockets");
      assertTrue(ui.inbox().all(each -> each.name().equals("session")).isEmpty());
    }
  }

  @Test
  void wrongPasswordOpensNothing(Server server) {
    try (var ui = open(server, Map.of("username", "mallory", "password", "guessed"))) {
      Received error =
          ui.inbox().await("refusal", received -> received.name().equals("connect_error"));
      assertEquals("invalid credentials", error.object().optString("message"));
    }
  }

  @Test
  void aTokenOfAClientOpensNothing(Server server) {
    try (var ui = open(server, Map.of("token", Tokens.of("ada").groups("roomcast-admin").make()))) {
      ui.inbox().await("refusal", received -> received.name().equals("connect_error"));
      assertFalse(ui.isConnected());
    }
  }

  @Test
  void isThereOnlyWhereASettingOpensIt(@Development Server server) {
    try (var ui = open(server, PASSWORD)) {
      Received error =
          ui.inbox().await("refusal", received -> received.name().equals("connect_error"));
      assertEquals("Invalid namespace", error.object().optString("message"));
    }
  }
}
