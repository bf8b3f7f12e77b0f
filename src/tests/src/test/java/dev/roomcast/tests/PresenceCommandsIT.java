package dev.roomcast.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roomcast.tests.fixture.OnServer;
import dev.roomcast.tests.fixture.PlainClient;
import dev.roomcast.tests.fixture.Rooms;
import dev.roomcast.tests.fixture.Server;
import dev.roomcast.tests.fixture.SocketIoClient;
import dev.roomcast.tests.fixture.Tokens;
import java.util.Map;
import java.util.UUID;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;

/** Who is in a room, as clients see it by both protocols. */
@OnServer
class PresenceCommandsIT {
  private final String project = Rooms.newProjectId();
  private final String room = Rooms.project(project);
  private final String ann = "ann-" + UUID.randomUUID();
  private final String bob = "bob-" + UUID.randomUUID();

  private String token(String user) {
    return Tokens.of(user).projects(project).make();
  }

  private static JsonNode joined(PlainClient client, String user) {
    return client.inbox().await("the coming of " + user, message ->
        message.path("type").asText().equals("presence.joined")
            && message.at("/data/user_ids").toString().contains(user));
  }

  @Test
  void watcherIsToldOfWhoComesAndGoes(Server server) throws Exception {
    try (var watcher = PlainClient.connect(server, token(ann))) {
      JsonNode reply =
          watcher.command("subscribe", Map.of("room", room, "presence", true));
      assertTrue(reply.path("ok").asBoolean(), reply.toString());
      assertTrue(reply.at("/presence/users").isNumber(), reply.toString());
      joined(watcher, ann);

      var other = SocketIoClient.connect(server, token(bob));
      other.subscribe(room);
      JsonNode came = joined(watcher, bob);
      assertEquals(room, came.path("room").asText());
      assertEquals(2, came.at("/data/users").asInt());
      assertTrue(came.path("id").isMissingNode());

      other.close();
      JsonNode gone = watcher.event("presence.left");
      assertEquals("[\"" + bob + "\"]", gone.at("/data/user_ids").toString());
      assertEquals(1, gone.at("/data/users").asInt());
    }
  }

  @Test
  void socketIoClientIsToldByAnEventAndMayAsk(Server server) throws Exception {
    try (var watcher = SocketIoClient.connect(server, token(ann))) {
      JSONObject reply =
          watcher.ask("subscribe", new JSONObject().put("room", room).put("presence", true));
      assertTrue(reply.getBoolean("ok"), reply.toString());

      JSONObject came = watcher.event("presence.joined");
      assertEquals(ann, came.getJSONObject("data").getJSONArray("user_ids").getString(0));

      JSONObject members = watcher.ask("presence", new JSONObject().put("room", room));
      assertEquals(1, members.getInt("users"));
      assertEquals(
          ann, members.getJSONArray("members").getJSONObject(0).getString("user_id"));
    }
  }

  @Test
  void whoMayNotJoinTheRoomMayNotAskWhoIsThere(Server server) {
    try (var stranger = PlainClient.connect(server, Tokens.of(bob).make())) {
      JsonNode reply = stranger.command("presence", Map.of("room", room));

      assertEquals("not-allowed", reply.at("/error/code").asText());
    }
  }

  @Test
  void onlyAdministratorsSeeWhoIsInGlobal(Server server) {
    try (var user = PlainClient.connect(server, token(ann));
        var admin =
            PlainClient.connect(server, Tokens.of(bob).groups("roomcast-admin").make())) {
      assertEquals(
          "not-allowed",
          user.command("presence", Map.of("room", "global")).at("/error/code").asText());
      assertTrue(
          admin.command("presence", Map.of("room", "global", "limit", 1)).path("ok").asBoolean());
    }
  }
}
