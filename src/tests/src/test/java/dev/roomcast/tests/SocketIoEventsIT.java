package dev.roomcast.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roomcast.tests.fixture.Inbox;
import dev.roomcast.tests.fixture.OnServer;
import dev.roomcast.tests.fixture.Rooms;
import dev.roomcast.tests.fixture.Server;
import dev.roomcast.tests.fixture.SocketIoClient;
import dev.roomcast.tests.fixture.Tokens;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnServer
class SocketIoEventsIT {

  @Test
  void eventCarriesItsIdTypeRoomTimeAndData(Server server) throws Exception {
    String room = Rooms.project(Rooms.newProjectId());
    try (var client = SocketIoClient.connect(server, Tokens.of("ada").projects("*").make())) {
      client.subscribe(room);

      JsonNode published =
          server.rest().asPublisher().publish(room, "test.happened", Map.of("size", 3));

      JSONObject event = client.event("test.happened");
      assertEquals(published.path("id").asText(), event.getString("id"));
      assertEquals("test.happened", event.getString("type"));
      assertEquals(room, event.getString("room"));
      assertEquals(published.path("time").asText(), event.getString("time"));
      assertEquals(3, event.getJSONObject("data").getInt("size"));
    }
  }

  @Test
  void globalAndOwnRoomNeedNoSubscription(Server server) throws Exception {
    try (var client = SocketIoClient.connect(server, Tokens.of("lovelace").make())) {
      server.rest().asPublisher().publish("global", "test.for_all", Map.of());
      server.rest().asPublisher().publish("user:lovelace", "test.for_one", Map.of());

      assertEquals("global", client.event("test.for_all").getString("room"));
      assertEquals("user:lovelace", client.event("test.for_one").getString("room"));
    }
  }

  @Test
  void onlyMembersSeeARoom(Server server) throws Exception {
    String token = Tokens.of("ada").projects("*").make();
    String mine = Rooms.project(Rooms.newProjectId());
    String others = Rooms.project(Rooms.newProjectId());
    try (var client = SocketIoClient.connect(server, token)) {
      client.subscribe(mine);

      server.rest().asPublisher().publish(others, "test.secret", Map.of());
      server.rest().asPublisher().publish(mine, "test.marker", Map.of());

      client.event("test.marker");
      assertEquals(List.of(), named(client, "test.secret"));
    }
  }

  @Test
  void nothingComesAfterUnsubscribe(Server server) throws Exception {
    String token = Tokens.of("ada").projects("*").make();
    String left = Rooms.project(Rooms.newProjectId());
    String kept = Rooms.project(Rooms.newProjectId());
    try (var client = SocketIoClient.connect(server, token)) {
      client.subscribe(left);
      client.subscribe(kept);

      assertTrue(
          client.ask("unsubscribe", SocketIoClient.object("room", left)).getBoolean("ok"));
      server.rest().asPublisher().publish(left, "test.late", Map.of());
      server.rest().asPublisher().publish(kept, "test.marker", Map.of());

      client.event("test.marker");
      assertEquals(List.of(), named(client, "test.late"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"polling", "websocket", "polling,websocket"})
  void eventsComeInTheOrderOfTheRoom(String transports, Server server) throws Exception {
    String room = Rooms.project(Rooms.newProjectId());
    try (var client = SocketIoClient.options().transports(transports.split(","))
        .auth(Tokens.of("ada").projects("*").make()).open(server)) {
      client.event("connection.established");
      client.subscribe(room);

      for (int n = 0; n < 50; n++) {
        server.rest().asPublisher().publish(room, "test.counted", Map.of("n", n));
      }

      List<Integer> seen = client.inbox()
          .await("test.counted", 50, is("test.counted"), Inbox.PATIENCE)
          .stream().map(each -> each.object().optJSONObject("data").optInt("n")).toList();
      assertEquals(IntStream.range(0, 50).boxed().toList(), seen);
    }
  }

  private static List<SocketIoClient.Received> named(SocketIoClient client, String name) {
    return client.inbox().all(is(name));
  }

  private static Predicate<SocketIoClient.Received> is(String name) {
    return received -> received.name().equals(name);
  }
}
