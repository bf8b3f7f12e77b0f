package dev.roomcast.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is connected, as the REST API tells it. */
@OnServer
class PresenceIT {
  private static final Duration SOON = Duration.ofSeconds(10);

  private final String project = Rooms.newProjectId();
  private final String room = Rooms.project(project);

  private static String newUser() {
    return "user-" + UUID.randomUUID();
  }

  private PlainClient member(Server server, String user) {
    PlainClient client = PlainClient.connect(server, Tokens.of(user).projects(project).make());
    assertTrue(client.subscribe(room).path("ok").asBoolean());
    return client;
  }

  private JsonNode get(Server server, String path) {
    Rest.Answer answer = server.rest().asViewer().get(path);
    assertEquals(200, answer.status(), answer.text());
    return answer.json();
  }

  private JsonNode members(Server server, int connections) {
    Wait.until(
        SOON,
        () -> connections + " connections in " + room,
        () -> get(server, "/api/v1/rooms/" + room + "/members").path("connections").asInt()
            == connections);
    return get(server, "/api/v1/rooms/" + room + "/members");
  }

  @Test
  void membersOfARoomAreUsersWithTheirConnections(Server server) throws Exception {
    String ann = newUser();
    try (var first = member(server, ann);
        var second = SocketIoClient.connect(server, Tokens.of(ann).projects(project).make())) {
      assertTrue(second.subscribe(room).getBoolean("ok"));

      JsonNode members = members(server, 2);

      assertEquals(1, members.path("users").asInt());
      assertEquals(
          "[{\"user_id\":\"" + ann + "\",\"connections\":2}]", members.path("members").toString());
      first.close();
      assertEquals(1, members(server, 1).path("members").path(0).path("connections").asInt());
    }
  }

  @Test
  void userIsShownWithEveryConnection(Server server) {
    String ann = newUser();
    assertEquals(false, get(server, "/api/v1/users/" + ann).path("online").asBoolean(true));
    try (var client = member(server, ann)) {
      members(server, 1);

      JsonNode user = get(server, "/api/v1/users/" + ann);

      assertEquals(true, user.path("online").asBoolean());
      assertEquals(1, user.path("connection_count").asInt());
      JsonNode connection = user.path("connections").path(0);
      assertEquals(ann, connection.path("user_id").asText());
      assertEquals("json", connection.path("protocol").asText());
      assertEquals("websocket", connection.path("transport").asText());
      assertEquals("127.0.0.1", connection.path("address").asText());
      assertEquals(
          "[\"global\",\"user:" + ann + "\",\"" + room + "\"]",
          connection.path("rooms").toString());
      Instant.parse(connection.path("since").asText());
      String id = client.established().at("/data/connection_id").asText();
      assertEquals(connection, get(server, "/api/v1/connections/" + id));
    }
  }

  @Test
  void connectionsAreFilteredSortedAndPaged(Server server) {
    String ann = newUser();
    String bob = newUser();
    try (var a = member(server, ann); var b = member(server, bob); var c = member(server, bob)) {
      members(server, 3);
      assertEquals(2, get(server, "/api/v1/connections?user=" + bob).path("total").asInt());
      assertEquals(
          0,
          get(server, "/api/v1/connections?protocol=socketio&room=" + room)
              .path("total").asInt());

      String inRoom = "/api/v1/connections?room=" + room + "&sort=-user&limit=2";
      JsonNode first = get(server, inRoom);
      JsonNode second = get(server, inRoom + "&after=" + first.path("next").asText());

      List<String> users = new ArrayList<>();
      first.path("connections").forEach(each -> users.add(each.path("user_id").asText()));
      second.path("connections").forEach(each -> users.add(each.path("user_id").asText()));
      List<String> expected = new ArrayList<>(List.of(ann, bob, bob));
      expected.sort((one, other) -> other.compareTo(one));
      assertEquals(expected, users);
      assertTrue(second.path("next").isMissingNode());
    }
  }

  @Test
  void roomsAreListedByTheirNames(Server server) {
    try (var client = member(server, newUser())) {
      members(server, 1);

      JsonNode rooms = get(server, "/api/v1/rooms?prefix=" + room);

      assertEquals(
          "{\"rooms\":[{\"room\":\"" + room + "\",\"users\":1,\"connections\":1}]}",
          rooms.toString());
    }
  }

  @Test
  void usersAreListed(Server server) {
    String ann = newUser();
    try (var client = member(server, ann)) {
      members(server, 1);

      JsonNode users = get(server, "/api/v1/users?limit=1&after=" + ann.substring(0, 40));

      assertEquals(ann, users.path("users").path(0).path("user_id").asText());
    }
  }

  @Test
  void singleNodeIsAClusterOfOne(Server server) {
    Wait.until(
        SOON,
        () -> "the node's first figures",
        () -> get(server, "/api/v1/nodes").at("/nodes/0/stats/connections").isNumber());

    JsonNode nodes = get(server, "/api/v1/nodes");

    assertEquals(1, nodes.path("nodes").size());
    assertEquals("up", nodes.at("/nodes/0/state").asText());
    assertTrue(nodes.at("/nodes/0/self").asBoolean());
    assertEquals(false, nodes.path("cut_off").asBoolean(true));
    JsonNode stats = get(server, "/api/v1/websocket/stats");
    assertEquals(nodes.at("/nodes/0/node"), stats.path("node"));
    assertEquals(1, stats.at("/cluster/nodes").asInt());
    assertTrue(stats.at("/cluster/connections").isNumber());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "connections?limit=0",
        "connections?limit=501",
        "connections?limit=x",
        "connections?sort=colour",
        "connections?usr=ann",
        "connections?after=%21",
        "connections?room=NO",
        "rooms?limit=-1",
        "rooms/NO/members",
      })
  void wrongParametersAre400(String path, Server server) {
    Rest.Answer answer = server.rest().asViewer().get("/api/v1/" + path);

    assertEquals(400, answer.status(), answer.text());
    assertEquals("bad-request", answer.json().at("/error/code").asText());
  }

  @Test
  void unknownConnectionIs404(Server server) {
    Rest.Answer answer = server.rest().asViewer().get("/api/v1/connections/nobody");

    assertEquals(404, answer.status());
    assertEquals("not-found", answer.json().at("/error/code").asText());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nodes", "rooms", "rooms/global/members", "users", "users/ann", "connections",
        "connections/1"
      })
  void onlyViewersSeeWhoIsConnected(String path, Server server) {
    Rest nobody = server.rest();
    assertEquals(401, nobody.get("/api/v1/" + path).status());
    assertEquals(403, nobody.as(Tokens.of("ada").make()).get("/api/v1/" + path).status());
    assertEquals(403, nobody.asPublisher().get("/api/v1/" + path).status());
  }
}
