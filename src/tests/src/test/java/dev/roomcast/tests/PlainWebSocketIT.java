package dev.roomcast.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roomcast.tests.fixture.BadToken;
import dev.roomcast.tests.fixture.OnServer;
import dev.roomcast.tests.fixture.PlainClient;
import dev.roomcast.tests.fixture.Rooms;
import dev.roomcast.tests.fixture.Server;
import dev.roomcast.tests.fixture.SocketIoClient;
import dev.roomcast.tests.fixture.Tokens;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

@OnServer
class PlainWebSocketIT {

  @Test
  void tokenMayBeInTheHeader(Server server) {
    try (var client = PlainClient.withHeader(server, Tokens.of("ada").make())) {
      assertEquals("ada", client.established().at("/data/user_id").asText());
    }
  }

  @Test
  void tokenMayBeInTheQuery(Server server) {
    try (var client = PlainClient.withQuery(server, Tokens.of("ada").make())) {
      assertEquals("ada", client.established().at("/data/user_id").asText());
    }
  }

  @Test
  void tokenMayBeInTheFirstMessage(Server server) {
    try (var client = PlainClient.anonymous(server)) {
      JsonNode reply =
          client.command("authenticate", Map.of("token", Tokens.of("ada").make()));

      assertTrue(reply.path("ok").asBoolean(), reply.toString());
      assertEquals("ada", client.established().at("/data/user_id").asText());
    }
  }

  @ParameterizedTest
  @EnumSource(value = BadToken.class, mode = Mode.EXCLUDE, names = "MISSING")
  void badTokenInTheQueryIsRefusedWithItsReasonAndClosed(BadToken token, Server server) {
    try (var client = PlainClient.withQuery(server, token.text())) {
      JsonNode error = client.event("connection.error").path("data");

      assertEquals(token.code(), error.path("code").asText());
      assertFalse(error.path("retryable").asBoolean());
      assertApplicationCode(client.closed().code());
    }
  }

  @ParameterizedTest
  @EnumSource(value = BadToken.class, mode = Mode.EXCLUDE, names = "MISSING")
  void badTokenInTheFirstMessageIsRefusedWithItsReasonAndClosed(BadToken token, Server server) {
    try (var client = PlainClient.anonymous(server)) {
      client.send("{\"id\":1,\"command\":\"authenticate\",\"token\":\"" + token.text() + "\"}");

      assertEquals(
          token.code(), client.event("connection.error").at("/data/code").asText());
      assertApplicationCode(client.closed().code());
    }
  }

  @Test
  void commandBeforeTheTokenIsRefused(Server server) {
    try (var client = PlainClient.anonymous(server)) {
      client.send("{\"id\":1,\"command\":\"subscribe\",\"room\":\"global\"}");

      assertEquals(
          "token-missing", client.event("connection.error").at("/data/code").asText());
      assertApplicationCode(client.closed().code());
    }
  }

  @Test
  void replyRepeatsTheIdAndTheRoom(Server server) {
    try (var client = PlainClient.connect(server, Tokens.of("ada").projects("1").make())) {
      client.send("{\"id\":2,\"command\":\"subscribe\",\"room\":\"project:1\"}");

      JsonNode reply = client.event("reply");
      assertEquals(2, reply.path("id").asInt());
      assertTrue(reply.path("ok").asBoolean());
      assertEquals("project:1", reply.path("room").asText());
    }
  }

  @Test
  void memberGetsTheEventItself(Server server) {
    String room = Rooms.project(Rooms.newProjectId());
    try (var client = PlainClient.connect(server, Tokens.of("ada").projects("*").make())) {
      client.subscribe(room);

      JsonNode published =
          server.rest().asPublisher().publish(room, "test.happened", Map.of("size", 3));

      JsonNode event = client.event("test.happened");
      assertEquals(published.path("id").asText(), event.path("id").asText());
      assertEquals(room, event.path("room").asText());
      assertEquals(published.path("time").asText(), event.path("time").asText());
      assertEquals(3, event.at("/data/size").asInt());
    }
  }

  @Test
  void refusalAnswersTheCommandAndTheClientStays(Server server) {
    try (var client = PlainClient.connect(server, Tokens.of("ada").make())) {
      JsonNode refused = client.subscribe("project:somebody-elses");

      assertFalse(refused.path("ok").asBoolean());
      assertEquals("not-allowed", refused.at("/error/code").asText());
      assertEquals(
          "unknown-command", client.command("fly", Map.of()).at("/error/code").asText());
      assertTrue(client.command("ping", Map.of("data", "x")).path("ok").asBoolean());
    }
  }

  @Test
  void pingGivesBackItsData(Server server) {
    try (var client = PlainClient.connect(server, Tokens.of("ada").make())) {
      JsonNode reply = client.command("ping", Map.of("data", Map.of("n", 7)));

      assertEquals(7, reply.at("/data/n").asInt());
    }
  }

  @Test
  void socketIoAndPlainClientsShareTheRoom(Server server) throws Exception {
    String room = Rooms.project(Rooms.newProjectId());
    String token = Tokens.of("ada").projects("*").make();
    try (var plain = PlainClient.connect(server, token);
        var socketIo = SocketIoClient.connect(server, token)) {
      plain.subscribe(room);
      socketIo.subscribe(room);

      server.rest().asPublisher().publish(room, "test.shared", Map.of());

      assertEquals(
          plain.event("test.shared").path("id").asText(),
          socketIo.event("test.shared").getString("id"));
    }
  }

  private static void assertApplicationCode(int code) {
    assertTrue(code >= 4000 && code <= 4999, "close code " + code);
  }
}
