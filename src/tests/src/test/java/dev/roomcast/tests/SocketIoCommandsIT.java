package dev.roomcast.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.tests.fixture.OnServer;
import dev.roomcast.tests.fixture.Rooms;
import dev.roomcast.tests.fixture.Server;
import dev.roomcast.tests.fixture.SocketIoClient;
import dev.roomcast.tests.fixture.Tokens;
import java.time.Instant;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnServer
class SocketIoCommandsIT {

  @Test
  void projectInTheTokenMayBeSubscribed(Server server) throws Exception {
    String id = Rooms.newProjectId();
    try (var client = SocketIoClient.connect(server, Tokens.of("ada").projects(id).make())) {
      JSONObject answer = client.subscribe("project:" + id);

      assertTrue(answer.getBoolean("ok"));
      assertEquals("project:" + id, answer.getString("room"));
    }
  }

  @Test
  void starInTheTokenStandsForEveryAgent(Server server) throws Exception {
    try (var client = SocketIoClient.connect(server, Tokens.of("ada").agents("*").make())) {
      assertTrue(client.subscribe("agent:" + Rooms.newProjectId()).getBoolean("ok"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"project:somebody-elses", "agent:somebody-elses", "user:grace"})
  void roomOfOthersIsNotAllowed(String room, Server server) throws Exception {
    String token = Tokens.of("ada").projects("1").agents("1").make();
    try (var client = SocketIoClient.connect(server, token)) {
      JSONObject answer = client.subscribe(room);

      assertFalse(answer.getBoolean("ok"));
      assertEquals("not-allowed", answer.getJSONObject("error").getString("code"));
      assertFalse(answer.getJSONObject("error").getBoolean("retryable"));
      assertFalse(answer.getJSONObject("error").getString("message").isEmpty());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "with space:1", "project:", ":1"})
  void roomThatHasNoRoomsNameIsABadRequest(String room, Server server) throws Exception {
    try (var client = SocketIoClient.connect(server, Tokens.of("ada").projects("*").make())) {
      assertEquals("bad-request", errorCode(client.subscribe(room)));
    }
  }

  @Test
  void subscribeWithoutARoomIsABadRequest(Server server) throws Exception {
    try (var client = SocketIoClient.connect(server, Tokens.of("ada").make())) {
      assertEquals("bad-request", errorCode(client.ask("subscribe", new JSONObject())));
      assertEquals("bad-request", errorCode(client.ask("subscribe", "global")));
    }
  }

  @Test
  void refusedCommandLeavesTheClientConnected(Server server) throws Exception {
    try (var client = SocketIoClient.connect(server, Tokens.of("ada").make())) {
      client.subscribe("project:somebody-elses");

      assertTrue(client.ask("ping", "still here").getBoolean("ok"));
    }
  }

  @Test
  void tooManyCommandsAreTooFastAndSayWhenToTryAgain(Server server) throws Exception {
    try (var client = SocketIoClient.connect(server, Tokens.of("hasty").make())) {
      JSONObject refused = firstRefused(client);

      assertEquals("too-fast", refused.getString("code"));
      assertTrue(refused.getBoolean("retryable"));
      assertTrue(refused.getLong("retry_after_ms") > 0);
    }
  }

  @Test
  void unknownCommandIsNamedSo(Server server) throws Exception {
    try (var client = SocketIoClient.connect(server, Tokens.of("ada").make())) {
      assertEquals("unknown-command", errorCode(client.ask("fly", new JSONObject())));
    }
  }

  @Test
  void pingGivesBackItsArgumentAndTheTime(Server server) throws Exception {
    try (var client = SocketIoClient.connect(server, Tokens.of("ada").make())) {
      JSONObject answer = client.ask("ping", SocketIoClient.object("n", 7));

      assertTrue(answer.getBoolean("ok"));
      assertEquals(7, answer.getJSONObject("data").getInt("n"));
      Instant.parse(answer.getString("time"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"polling", "websocket"})
  void pingGivesBackBytesAsBytes(String transport, Server server) throws Exception {
    byte[] bytes = {0, 1, 2, -1, 30, 127};
    try (var client = SocketIoClient.options().transports(transport)
        .auth(Tokens.of("ada").make()).open(server)) {
      client.event("connection.established");

      assertArrayEquals(bytes, (byte[]) client.ask("ping", (Object) bytes).get("data"));
    }
  }

  private static JSONObject firstRefused(SocketIoClient client) throws Exception {
    for (int i = 0; i < 2_000; i++) {
      JSONObject answer = client.subscribe("user:hasty");
      if (!answer.getBoolean("ok")) {
        return answer.getJSONObject("error");
      }
    }
    throw new AssertionError("2 000 commands at once were all granted");
  }

  private static String errorCode(JSONObject answer) throws Exception {
    assertFalse(answer.getBoolean("ok"), answer.toString());
    return answer.getJSONObject("error").getString("code");
  }
}
