package dev.roomcast.tests.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roomcast.tests.conformance.EngineIo.Answer;
import dev.roomcast.tests.fixture.Server;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How an Engine.IO session begins, and what keeps it from beginning. */
@OnConformanceServer
class EngineHandshakeIT {

  @BothPaths
  void pollingSessionIsToldItsTermsAndThatItMayMoveToAWebSocket(String path, Server server) {
    Answer answer = new EngineIo(server, path).request("GET", EngineIo.POLLING, "");

    assertEquals(200, answer.status());
    JsonNode open = EngineIo.open(answer.body());
    assertTerms(open);
    assertEquals("[\"websocket\"]", open.path("upgrades").toString());
  }

  @BothPaths
  void webSocketSessionIsToldItsTermsAndThatThereIsNothingToMoveTo(String path, Server server) {
    try (RawSocket socket = new EngineIo(server, path).webSocket(EngineIo.WEBSOCKET)) {
      JsonNode open = EngineIo.open(socket.next());

      assertTerms(open);
      assertEquals("[]", open.path("upgrades").toString());
    }
  }

  private static void assertTerms(JsonNode open) {
    Set<String> keys = new TreeSet<>();
    open.fieldNames().forEachRemaining(keys::add);
    assertEquals(
        Set.of("maxPayload", "pingInterval", "pingTimeout", "sid", "upgrades"), keys);
    assertTrue(open.path("sid").isTextual());
    assertEquals(ConformanceServer.PING_INTERVAL.toMillis(), open.path("pingInterval").asLong());
    assertEquals(ConformanceServer.PING_TIMEOUT.toMillis(), open.path("pingTimeout").asLong());
    assertEquals(ConformanceServer.MAX_PAYLOAD, open.path("maxPayload").asInt());
  }

  @ParameterizedTest
  @CsvSource({
      "/engine.io/, transport=polling",
      "/engine.io/, EIO=abc&transport=polling",
      "/socket.io/, transport=polling",
      "/socket.io/, EIO=abc&transport=polling"})
  void pollingIsRefusedInAnotherVersionOrNone(String path, String query, Server server) {
    assertEquals(400, new EngineIo(server, path).request("GET", query, "").status());
  }

  @ParameterizedTest
  @CsvSource({
      "/engine.io/, EIO=4",
      "/engine.io/, EIO=4&transport=abc",
      "/socket.io/, EIO=4",
      "/socket.io/, EIO=4&transport=abc"})
  void requestIsRefusedWithAnotherTransportOrNone(String path, String query, Server server) {
    assertEquals(400, new EngineIo(server, path).request("GET", query, "").status());
  }

  @ParameterizedTest
  @CsvSource({"/engine.io/, POST", "/engine.io/, PUT", "/socket.io/, POST", "/socket.io/, PUT"})
  void sessionBeginsWithAGetOnly(String path, String method, Server server) {
    assertEquals(400, new EngineIo(server, path).request(method, EngineIo.POLLING, "").status());
  }

  @ParameterizedTest
  @CsvSource({
      "/engine.io/, transport=websocket",
      "/engine.io/, EIO=abc&transport=websocket",
      "/socket.io/, transport=websocket",
      "/socket.io/, EIO=abc&transport=websocket"})
  void webSocketIsRefusedInAnotherVersionOrNone(String path, String query, Server server) {
    assertEquals(400, new EngineIo(server, path).refusedWebSocket(query));
  }

  @ParameterizedTest
  @CsvSource({
      "/engine.io/, EIO=4",
      "/engine.io/, EIO=4&transport=abc",
      "/socket.io/, EIO=4",
      "/socket.io/, EIO=4&transport=abc"})
  void webSocketIsRefusedWithAnotherTransportOrNone(String path, String query, Server server) {
    assertEquals(400, new EngineIo(server, path).refusedWebSocket(query));
  }
}
