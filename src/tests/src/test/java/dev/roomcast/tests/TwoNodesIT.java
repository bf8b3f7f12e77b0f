package dev.roomcast.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roomcast.tests.fixture.Nginx;
import dev.roomcast.tests.fixture.NodeClients;
import dev.roomcast.tests.fixture.PlainClient;
import dev.roomcast.tests.fixture.Redis;
import dev.roomcast.tests.fixture.Rest;
import dev.roomcast.tests.fixture.Server;
import dev.roomcast.tests.fixture.SocketIoClient;
import dev.roomcast.tests.fixture.TcpRelay;
import dev.roomcast.tests.fixture.Tokens;
import dev.roomcast.tests.fixture.Wait;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Two servers with one Redis. The last test takes one of them away. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoNodesIT {
  private static final String ROOM = "project:1";
  private static final int EVENTS = 10_000;
  private static final int KILLED_AT = 4_000;
  private static final int BATCH = 10;
  private static final Duration LOST = Duration.ofSeconds(20);

  private static Redis redis;
  private static Server one;
  private static Server other;

  @BeforeAll
  static void start() {
    redis = new Redis();
    Map<String, String> settings = Map.of("roomcast.redis.url", redis.url());
    one = Server.starting("node-one", settings);
    other = Server.starting("node-other", settings);
    one.awaitReady();
    other.awaitReady();
  }

  @AfterAll
  static void stop() {
    one.close();
    other.close();
    redis.close();
  }

  private static String token() {
    return Tokens.of("ada").projects("*").make();
  }

  private static void publish(Server server, String type, int... numbers) {
    String events =
        String.join(
            ",",
            IntStream.of(numbers)
                .mapToObj(
                    n ->
                        "{\"type\":\"" + type + "\",\"rooms\":[\"" + ROOM
                            + "\"],\"data\":{\"n\":" + n + "}}")
                .toList());
    var answer = server.rest().asPublisher().post("/api/v1/events", "{\"events\":[" + events + "]}");
    assertEquals(200, answer.status(), answer.text());
  }

  @Test
  @Order(1)
  void eventReachesTheClientsOfBothNodesWithOneId() {
    try (var here = PlainClient.connect(one, token());
        var there = PlainClient.connect(other, token())) {
      here.command("subscribe", Map.of("room", ROOM));
      there.command("subscribe", Map.of("room", ROOM));

      publish(one, "test.hello", 1);

      assertEquals(
          here.event("test.hello").path("id").asText(),
          there.event("test.hello").path("id").asText());
    }
  }

  @Test
  @Order(2)
  void clientRecoversOnTheNodeThatItWasNotConnectedTo() {
    String id;
    try (var client = PlainClient.connect(one, token())) {
      client.command("subscribe", Map.of("room", ROOM));
      publish(other, "test.first", 1);
      id = client.event("test.first").path("id").asText();
    }
    publish(one, "test.second", 2);

    try (var client = PlainClient.connect(other, token())) {
      JsonNode answer = client.command("subscribe", Map.of("room", ROOM, "since", id));

      assertTrue(answer.path("recovered").asBoolean(), answer.toString());
      assertEquals(2, client.event("test.second").at("/data/n").asInt());
    }
  }

  @Test
  @Order(3)
  void proxyLeadsWebSocketsToAnyNodeAndKeepsPollingWhereItBegan() {
    try (Nginx proxy = new Nginx(one, other);
        var first = plain(proxy);
        var second = plain(proxy);
        var polling = SocketIoClient.options().auth(token()).transports("polling")
            .open(proxy.base());
        var upgrading = SocketIoClient.options().auth(token()).open(proxy.base())) {
      first.subscribe(ROOM);
      second.subscribe(ROOM);
      for (SocketIoClient each : List.of(polling, upgrading)) {
        each.event("connection.established");
        assertTrue(each.subscribe(ROOM).optBoolean("ok"));
      }

      new Rest(proxy.base()).asPublisher().publish(ROOM, "test.proxied", Map.of("n", 1));

      for (PlainClient each : List.of(first, second)) {
        assertEquals(1, each.event("test.proxied").at("/data/n").asInt());
      }
      for (SocketIoClient each : List.of(polling, upgrading)) {
        each.event("test.proxied");
      }
      for (Server each : List.of(one, other)) {
        String metrics = each.rest().get("/metrics").text();
        assertTrue(
            metrics.lines().anyMatch(line ->
                line.startsWith("roomcast_connections{") && line.contains("websocket")
                    && !line.endsWith(" 0") && !line.endsWith(" 0.0")),
            metrics);
      }
    }
  }

  private static PlainClient plain(Nginx proxy) {
    URI address = URI.create(proxy.base().toString().replace("http:", "ws:") + "/ws");
    PlainClient client =
        new PlainClient(address, Map.of("Authorization", "Bearer " + token()));
    client.established();
    return client;
  }

  /* The node that the client is on is killed while events come thick and fast. */
  @Test
  @Order(4)
  void socketIoClientOfAKilledNodeGoesOnOnTheOtherAndMissesNothing() {
    try (var relay = new TcpRelay(one.port(), other.port());
        var client = NodeClients.startReturning(relay.base(), token(), ROOM)) {
      assertTrue(client.await("subscribed").path("ok").asBoolean());
      for (int i = 0; i < EVENTS; i += BATCH) {
        publish(other, "test.numbered", IntStream.range(i, i + BATCH).toArray());
        if (i == KILLED_AT) {
          client.await("first");
          one.kill();
        }
      }
      client.await("connected again");
      assertStaysThereWhenTheKilledNodeIsLost();
      publish(other, "test.last", 0);
      JsonNode done = client.await("done");

      List<Integer> numbers =
          StreamSupport.stream(done.path("numbers").spliterator(), false)
              .map(JsonNode::asInt)
              .toList();
      assertEquals(IntStream.range(0, EVENTS).boxed().toList(), numbers);
      JsonNode connects = done.path("connects");
      assertEquals(2, connects.size(), connects.toString());
      assertTrue(connects.at("/1/recovered").asBoolean(), connects.toString());
      assertEquals(connects.at("/0/id"), connects.at("/1/id"));
    }
  }

  /* It was taken for the connection of the same id that the killed node had told of. */
  private static void assertStaysThereWhenTheKilledNodeIsLost() {
    Wait.until(LOST, () -> "the killed node to be lost", () -> {
      JsonNode nodes = other.rest().asViewer().get("/api/v1/nodes").json().path("nodes");
      return StreamSupport.stream(nodes.spliterator(), false)
          .anyMatch(node -> node.path("state").asText().equals("lost"));
    });
    JsonNode members =
        other.rest().asOperator().get("/api/v1/rooms/" + ROOM + "/members").json();
    assertEquals(1, members.path("connections").asInt(), members.toString());
  }
}
