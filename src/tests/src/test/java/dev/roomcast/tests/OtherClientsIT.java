package dev.roomcast.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roomcast.tests.fixture.BadToken;
import dev.roomcast.tests.fixture.NodeClients;
import dev.roomcast.tests.fixture.OnServer;
import dev.roomcast.tests.fixture.PythonClient;
import dev.roomcast.tests.fixture.Rooms;
import dev.roomcast.tests.fixture.ScriptClient;
import dev.roomcast.tests.fixture.Server;
import dev.roomcast.tests.fixture.Tokens;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Unmodified clients in the languages that front ends and agents use. */
@OnServer
class OtherClientsIT {

  @ParameterizedTest(name = "version {0} over {1}")
  @CsvSource(delimiter = '|', value = {
      "4.8 | polling,websocket",
      "4.8 | websocket",
      "4.8 | polling",
      "4.0 | polling,websocket",
      "3.1 | polling,websocket"})
  void javaScriptClientPingsSubscribesAndSeesEvents(
      String version, String transports, Server server) {
    String room = Rooms.project(Rooms.newProjectId());
    String token = Tokens.of("ada").projects("*").make();
    try (var client = NodeClients.start(server, version, transports, token, room)) {
      assertSeesEvents(client, room, server);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"polling,websocket", "websocket", "polling"})
  void javaScriptClientMaySpeakMessagePack(String transports, Server server) {
    String room = Rooms.project(Rooms.newProjectId());
    String token = Tokens.of("ada").projects("*").make();
    try (var client =
        NodeClients.startWithMessagePack(server, "4.8", transports, token, room)) {
      assertSeesEvents(client, room, server);
    }
  }

  @Test
  void clientsOfBothParsersSeeTheSameEvent(Server server) {
    String room = Rooms.project(Rooms.newProjectId());
    String token = Tokens.of("ada").projects("*").make();
    try (var text = NodeClients.start(server, "4.8", "websocket", token, room);
        var binary =
            NodeClients.startWithMessagePack(server, "4.8", "websocket", token, room)) {
      text.await("subscribed");
      binary.await("subscribed");

      server.rest().asPublisher().publish(
          room, "test.last", Map.of("n", 1, "share", 0.5, "large", 1L << 40, "text", "é"));

      assertEquals(text.event("test.last"), binary.event("test.last"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"4.8", "4.0", "3.1"})
  void javaScriptClientLearnsWhyItIsRefused(String version, Server server) {
    String token = BadToken.EXPIRED.text();
    try (var client = NodeClients.start(server, version, "websocket", token, "global")) {
      assertEquals("token-expired", client.await("refused").path("code").asText());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"polling,websocket", "websocket", "polling"})
  void pythonClientPingsSubscribesAndSeesEvents(String transports, Server server) {
    String room = Rooms.project(Rooms.newProjectId());
    String token = Tokens.of("ada").projects("*").make();
    try (var client = PythonClient.start(server, transports, token, room)) {
      assertSeesEvents(client, room, server);
    }
  }

  private static void assertSeesEvents(ScriptClient client, String room, Server server) {
    JsonNode pong = client.await("pong");
    assertTrue(pong.path("ok").asBoolean(), pong.toString());
    assertEquals("[0,1,255]", pong.path("bytes").toString());
    assertTrue(client.await("subscribed").path("ok").asBoolean());

    server.rest().asPublisher().publish(room, "test.happened", Map.of("n", 1));
    server.rest().asPublisher().publish(room, "test.last", Map.of());

    assertEquals(1, client.event("test.happened").at("/data/n").asInt());
    client.event("test.last");
  }
}
