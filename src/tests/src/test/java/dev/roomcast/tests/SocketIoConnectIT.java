package dev.roomcast.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.tests.fixture.DeflatingClient;
import dev.roomcast.tests.fixture.OnServer;
import dev.roomcast.tests.fixture.Server;
import dev.roomcast.tests.fixture.SocketIoClient;
import dev.roomcast.tests.fixture.Tokens;
import java.time.Duration;
import java.time.Instant;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnServer
class SocketIoConnectIT {

  @ParameterizedTest(name = "path {0}, namespace {1}")
  @CsvSource({
      "/socket.io/, /",
      "/socket.io/, /ws",
      "/ws/socket.io/, /",
      "/ws/socket.io/, /ws"})
  void everyPathLeadsToEveryNamespace(String path, String namespace, Server server)
      throws Exception {
    try (var client = SocketIoClient.options().path(path).namespace(namespace)
        .auth(Tokens.of("ada").make()).open(server)) {
      JSONObject data = client.event("connection.established").getJSONObject("data");

      assertEquals("ada", data.getString("user_id"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/socket.io/?EIO=4&transport=websocket", "/ws"})
  void compressionIsNotAgreedOnUnlessItIsSetOn(String path, Server server) throws Exception {
    try (var client = new DeflatingClient(server, path)) {
      assertEquals("", client.extensions());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"polling", "websocket"})
  void everyTransportConnects(String transport, Server server) throws Exception {
    try (var client = SocketIoClient.options().transports(transport)
        .auth(Tokens.of("ada").make()).open(server)) {
      client.event("connection.established");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"polling", "websocket"})
  void tokenMayBeInTheAuthorizationHeader(String transport, Server server) throws Exception {
    try (var client = SocketIoClient.options().transports(transport)
        .header(Tokens.of("ada").make()).open(server)) {
      JSONObject data = client.event("connection.established").getJSONObject("data");

      assertEquals("ada", data.getString("user_id"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"polling", "websocket"})
  void tokenMayBeInTheQuery(String transport, Server server) throws Exception {
    try (var client = SocketIoClient.options().transports(transport)
        .query(Tokens.of("ada").make()).open(server)) {
      JSONObject data = client.event("connection.established").getJSONObject("data");

      assertEquals("ada", data.getString("user_id"));
    }
  }

  @Test
  void clientIsToldWhoItIsAndHowLong(Server server) throws Exception {
    Instant before = Instant.now();
    String token = Tokens.of("ada").expiresIn(Duration.ofMinutes(5)).make();
    try (var client = SocketIoClient.options().auth(token).open(server)) {
      JSONObject event = client.event("connection.established");
      JSONObject data = event.getJSONObject("data");
      Duration lifetime =
          Duration.between(before, Instant.parse(data.getString("expires_at")));

      assertEquals("connection.established", event.getString("type"));
      assertFalse(Instant.parse(event.getString("time")).isBefore(before.minusSeconds(1)));
      assertFalse(data.getString("connection_id").isEmpty());
      assertEquals("[\"global\",\"user:ada\"]", data.getJSONArray("rooms").toString());
      assertTrue(lifetime.toSeconds() >= 299 && lifetime.toSeconds() <= 301, lifetime.toString());
    }
  }

  @Test
  void theOlderNameOfTheEventSaysTheSame(Server server) throws Exception {
    try (var client = SocketIoClient.options().auth(Tokens.of("ada").make()).open(server)) {
      assertEquals(
          client.event("connection.established").toString(),
          client.event("connection_established").toString());
    }
  }

  @Test
  void everyConnectionHasAnIdOfItsOwn(Server server) throws Exception {
    String token = Tokens.of("ada").make();
    try (var one = SocketIoClient.options().auth(token).open(server);
        var other = SocketIoClient.options().auth(token).open(server)) {
      assertFalse(connectionId(one).equals(connectionId(other)));
    }
  }

  private static String connectionId(SocketIoClient client) throws Exception {
    return client.event("connection.established").getJSONObject("data")
        .getString("connection_id");
  }
}
