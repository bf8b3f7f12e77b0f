package dev.roomcast.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roomcast.tests.fixture.OnServer;
import dev.roomcast.tests.fixture.PlainClient;
import dev.roomcast.tests.fixture.Rest;
import dev.roomcast.tests.fixture.Rooms;
import dev.roomcast.tests.fixture.Server;
import dev.roomcast.tests.fixture.Tokens;
import dev.roomcast.tests.fixture.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@OnServer
class LoadIT {
  private static final int CLIENTS = 1_000;
  private static final int EVENTS = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final long SPARE_HEAP = 8 * 1024 * 1024;   // bytes: caches, loaded classes
  private static final List<Integer> ALL = IntStream.range(0, EVENTS).boxed().toList();

  /**
   * The heap is compared after the second full house: Payara's web container keeps the request of
   * an upgraded connection, with all it refers to, for its next use, so many to a thread.
   */
  @Test
  void thousandClientsSeeEveryEventInOrderAndLeaveNothingBehind(Server server) {
    comeSeeAndLeave(server);
    long before = server.usedHeap();

    comeSeeAndLeave(server);

    Wait.until(PATIENCE,
        () -> "the heap to return from " + server.usedHeap() + " to " + before + " bytes",
        () -> server.usedHeap() < before + SPARE_HEAP);
  }

  private static void comeSeeAndLeave(Server server) {
    String room = Rooms.project(Rooms.newProjectId());
    List<PlainClient> clients = join(server, room);
    publish(server.rest().asPublisher(), room);
    for (PlainClient client : clients) {
      assertEquals(ALL, numbers(client));
    }
    clients.forEach(PlainClient::close);
  }

  private static List<PlainClient> join(Server server, String room) {
    List<PlainClient> clients = new ArrayList<>();
    for (int n = 0; n < CLIENTS; n++) {
      String token = Tokens.of("load-" + n).projects("*").make();
      PlainClient client = PlainClient.connect(server, token);
      assertTrue(client.subscribe(room).path("ok").asBoolean());
      clients.add(client);
    }
    return clients;
  }

  private static void publish(Rest rest, String room) {
    for (int n = 0; n < EVENTS; n++) {
      rest.publish(room, "test.load", Map.of("n", n));
    }
  }

  private static List<Integer> numbers(PlainClient client) {
    return client.events("test.load", EVENTS, PATIENCE).stream()
        .map((JsonNode event) -> event.at("/data/n").asInt()).toList();
  }
}
