package dev.roomcast.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roomcast.tests.fixture.OnServer;
import dev.roomcast.tests.fixture.PlainClient;
import dev.roomcast.tests.fixture.Rest;
import dev.roomcast.tests.fixture.Rooms;
import dev.roomcast.tests.fixture.Server;
import dev.roomcast.tests.fixture.SocketIoClient;
import dev.roomcast.tests.fixture.Tokens;
import dev.roomcast.tests.fixture.Wait;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators do to real clients through the REST API. */
@OnServer
class OperationsIT {
  private final String user = "user-" + UUID.randomUUID();
  private final String project = Rooms.newProjectId();
  private final String room = Rooms.project(project);

  private PlainClient plain(Server server) {
    return PlainClient.connect(server, Tokens.of(user).projects(project).make());
  }

  private SocketIoClient socketIo(Server server) {
    return SocketIoClient.connect(server, Tokens.of(user).projects(project).make());
  }

  private static String id(PlainClient client) {
    return client.established().at("/data/connection_id").asText();
  }

  private static JsonNode done(Rest.Answer answer) {
    assertEquals(200, answer.status(), answer.text());
    assertEquals("[]", answer.json().path("unconfirmed").toString());
    return answer.json().path("connections");
  }

  @Test
  void oneConnectionIsEndedForGood(Server server) {
    try (var ended = plain(server); var other = plain(server)) {
      assertEquals(
          1, done(server.rest().asOperator().delete("/api/v1/connections/" + id(ended))).asInt());

      assertEquals(4404, ended.closed().code());
      assertFalse(ended.event("connection.error").at("/data/retryable").asBoolean(true));
      assertTrue(other.command("ping", Map.of()).path("ok").asBoolean());
    }
  }

  @Test
  void connectionMayBeAskedToComeBack(Server server) {
    try (var client = plain(server)) {
      server.rest().asOperator().delete("/api/v1/connections/" + id(client) + "?reconnect=true");

      assertEquals("reconnect", client.event("connection.error").at("/data/code").asText());
      assertEquals(4405, client.closed().code());
    }
  }

  @Test
  void allConnectionsOfAUserAreEnded(Server server) throws Exception {
    try (var first = plain(server); var second = socketIo(server)) {
      assertEquals(
          2,
          done(server.rest().asOperator().delete("/api/v1/users/" + user + "/connections"))
              .asInt());

      assertEquals(4404, first.closed().code());
      assertEquals(
          "disconnected",
          second.event("connection.error").getJSONObject("data").getString("code"));
      // The library does not connect again by itself after this reason.
      assertEquals(
          "io server disconnect",
          second.inbox()
              .await("disconnect", received -> received.name().equals("disconnect"))
              .arguments().get(0));
    }
  }

  /* The Java library notices the end of its WebSocket by the heartbeat only, so the server is asked. */
  @Test
  void socketIoClientThatIsToComeBackIsToldSoAndLosesItsTransport(Server server) throws Exception {
    try (var client = socketIo(server)) {
      String id = client.event("connection.established")
          .getJSONObject("data").getString("connection_id");

      server.rest().asOperator()
          .delete("/api/v1/users/" + user + "/connections?reconnect=true");

      assertEquals(
          "reconnect", client.event("connection.error").getJSONObject("data").getString("code"));
      Wait.until(Duration.ofSeconds(10), () -> "the connection to be gone", () ->
          server.rest().asOperator().get("/api/v1/connections/" + id).status() == 404);
    }
  }

  @Test
  void removedUserGetsNoMoreEventsOfTheRoomAndIsToldSo(Server server) throws Exception {
    try (var first = plain(server); var second = socketIo(server)) {
      first.subscribe(room);
      second.subscribe(room);

      assertEquals(
          2,
          done(server.rest().asOperator().delete("/api/v1/rooms/" + room + "/members/" + user))
              .asInt());

      JsonNode told = first.event("connection.left");
      assertEquals(room, told.path("room").asText());
      assertEquals("removed", told.at("/data/code").asText());
      assertEquals(room, second.event("connection.left").getString("room"));
      server.rest().asPublisher().publish(room, "test.after", Map.of());
      server.rest().asPublisher().publish("user:" + user, "test.marker", Map.of());
      first.event("test.marker");
      assertEquals(0, first.received("test.after").size());
    }
  }

  @Test
  void recheckOfAUserWhoKeepsAccessChangesNothing(Server server) {
    try (var client = plain(server)) {
      client.subscribe(room);

      assertEquals(
          0,
          done(server.rest().asOperator().post("/api/v1/users/" + user + "/recheck", ""))
              .asInt(-1));
    }
  }

  @Test
  void whatWasDoneIsInTheAuditLog(Server server) {
    try (var client = plain(server)) {
      Wait.until(Duration.ofSeconds(10), () -> "the connection to be known", () ->
          server.rest().asOperator().get("/api/v1/connections/" + id(client)).status() == 200);
      server.rest().asOperator().delete("/api/v1/connections/" + id(client));

      JsonNode entry =
          server.rest().asOperator().get("/api/v1/audit?limit=50").json()
              .path("entries")
              .findParents("target")
              .stream()
              .filter(each -> each.path("target").asText().equals(id(client)))
              .findFirst()
              .orElseThrow();

      assertEquals("operator", entry.path("actor").asText());
      assertEquals("rest", entry.path("source").asText());
      assertEquals("127.0.0.1", entry.path("address").asText());
      assertEquals("disconnect-connection", entry.path("action").asText());
      assertEquals("1 connection", entry.path("outcome").asText());
      assertTrue(entry.path("detail").asText().contains(user));
    }
  }

  @Test
  void whatIsNotThereIs404(Server server) {
    Rest operator = server.rest().asOperator();

    assertEquals(404, operator.delete("/api/v1/connections/nobody").status());
    assertEquals(404, operator.delete("/api/v1/rooms/global/members/" + user).status());
    assertEquals(
        0, done(operator.delete("/api/v1/users/" + user + "/connections")).asInt(-1));
  }

  @Test
  void reconnectMustBeTrueOrFalse(Server server) {
    assertEquals(
        400,
        server.rest().asOperator()
            .delete("/api/v1/users/" + user + "/connections?reconnect=maybe").status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"connections/1", "users/ann/connections", "rooms/global/members/ann"})
  void onlyOperatorsActOnClients(String path, Server server) {
    Rest nobody = server.rest();
    assertEquals(401, nobody.delete("/api/v1/" + path).status());
    assertEquals(403, nobody.asViewer().delete("/api/v1/" + path).status());
    assertEquals(403, nobody.asPublisher().delete("/api/v1/" + path).status());
    assertEquals(403, nobody.asViewer().post("/api/v1/users/ann/recheck", "").status());
    assertEquals(403, nobody.asViewer().get("/api/v1/audit").status());
  }
}
