package dev.roomcast.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roomcast.tests.fixture.PlainClient;
import dev.roomcast.tests.fixture.Redis;
import dev.roomcast.tests.fixture.Rest;
import dev.roomcast.tests.fixture.Rooms;
import dev.roomcast.tests.fixture.Server;
import dev.roomcast.tests.fixture.SocketIoClient;
import dev.roomcast.tests.fixture.Tokens;
import dev.roomcast.tests.fixture.Wait;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two real nodes with a Redis between them: who is connected, and what is done to clients. */
class ClusterIT {
  private static final Duration SOON = Duration.ofSeconds(10);

  private static Redis redis;
  private static Server a;
  private static Server b;

  private final String project = Rooms.newProjectId();
  private final String room = Rooms.project(project);
  private final String ann = "ann-" + UUID.randomUUID();
  private final String bob = "bob-" + UUID.randomUUID();

  @BeforeAll
  static void startTwoNodes() {
    redis = new Redis();
    a = starting("a");
    b = starting("b");
    a.awaitReady();
    b.awaitReady();
    Wait.until(
        SOON,
        () -> "the nodes to know one another: " + a.rest().asViewer().get("/api/v1/nodes"),
        () -> knows(a, "b") && knows(b, "a"));
  }

  private static Server starting(String name) {
    return Server.starting(
        "node-" + name,
        Map.of("roomcast.redis.url", redis.url(), "roomcast.node-name", name));
  }

  private static boolean knows(Server node, String other) {
    return state(node, other).equals("up");
  }

  private static String state(Server node, String other) {
    for (JsonNode each : node.rest().asViewer().get("/api/v1/nodes").json().path("nodes")) {
      if (each.path("node").asText().equals(other) && each.path("complete").asBoolean()) {
        return each.path("state").asText();
      }
    }
    return "unknown";
  }

  @AfterAll
  static void stopThem() {
    for (AutoCloseable each : new AutoCloseable[] {a, b, redis}) {
      try {
        if (each != null) {
          each.close();
        }
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private PlainClient member(Server node, String user) {
    PlainClient client = PlainClient.connect(node, Tokens.of(user).projects(project).make());
    assertTrue(client.subscribe(room).path("ok").asBoolean());
    return client;
  }

  private static int connections(Server node, String path) {
    return node.rest().asViewer().get("/api/v1/" + path).json().path("connections").asInt(-1);
  }

  private void awaitMembers(Server node, int connections) {
    Wait.until(
        SOON,
        () -> connections + " connections in " + room,
        () -> connections(node, "rooms/" + room + "/members") == connections);
  }

  @Test
  void everyNodeTellsWhoIsConnectedToAll() {
    try (var here = member(a, ann); var there = member(b, ann); var other = member(b, bob)) {
      awaitMembers(a, 3);
      awaitMembers(b, 3);

      JsonNode members =
          a.rest().asViewer().get("/api/v1/rooms/" + room + "/members").json();
      assertEquals(2, members.path("users").asInt());
      JsonNode onB =
          a.rest().asViewer().get("/api/v1/connections?node=b&room=" + room).json();
      assertEquals(2, onB.path("total").asInt());
      assertTrue(
          a.rest().asViewer().get("/api/v1/websocket/stats").json()
              .at("/cluster/nodes").asInt() >= 2);
    }
  }

  @Test
  void watcherHearsOfAUserOnTheOtherNode() throws Exception {
    try (var watcher = SocketIoClient.connect(a, Tokens.of(ann).projects(project).make())) {
      watcher.ask("subscribe", SocketIoClient.object("room", room).put("presence", true));
      try (var other = member(b, bob)) {
        watcher.inbox().await("the coming of " + bob, received ->
            received.name().equals("presence.joined")
                && received.object().toString().contains(bob));
      }
      assertTrue(watcher.event("presence.left").toString().contains(bob));
    }
  }

  @Test
  void operatorOnOneNodeActsOnClientsOfTheOther() {
    try (var first = member(b, ann); var second = member(b, ann); var third = member(a, ann)) {
      awaitMembers(a, 3);
      String id = first.established().at("/data/connection_id").asText();
      Rest operator = a.rest().asOperator();

      assertEquals(1, done(operator.delete("/api/v1/connections/" + id)));
      assertEquals(4404, first.closed().code());

      assertEquals(2, done(operator.delete("/api/v1/rooms/" + room + "/members/" + ann)));
      assertEquals(room, second.event("connection.left").path("room").asText());

      assertEquals(
          2, done(operator.delete("/api/v1/users/" + ann + "/connections?reconnect=true")));
      assertEquals(4405, second.closed().code());
      assertEquals(4405, third.closed().code());
    }
  }

  private static int done(Rest.Answer answer) {
    assertEquals(200, answer.status(), answer.text());
    return answer.json().path("connections").asInt(-1);
  }

  @Test
  void killedNodeIsLostWithItsClientsWithinTenSeconds() {
    try (Server c = starting("c").awaitReady()) {
      Wait.until(SOON, () -> "a to know c", () -> knows(a, "c"));
      try (var here = member(a, ann); var there = member(c, bob)) {
        awaitMembers(a, 2);

        c.kill();

        awaitMembers(a, 1);
        assertEquals("lost", state(a, "c"));
        assertEquals(
            false,
            a.rest().asViewer().get("/api/v1/users/" + bob).json().path("online").asBoolean(true));
      }
    }
  }
}
