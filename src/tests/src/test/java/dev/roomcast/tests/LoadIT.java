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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@OnServer
class LoadIT {
  private static final int CLIENTS = 1_000;
  private static final int JOINING = 16;   // at the same time
  private static final int EVENTS = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final long SPARE_HEAP = 8 * 1024 * 1024;   // bytes: caches, loaded classes
  private static final int MOST_HOUSES = 5;
  private static final int STRAY = 20;   // of other tests, or last used by a container's thread
  private static final List<String> OF_A_CONNECTION =
      List.of(
          "dev.roomcast.hub.Connection",
          "dev.roomcast.wire.Outbox",
          "dev.roomcast.protocol.plain.PlainSession",
          "dev.roomcast.web.TyrusUpgrade");
  private static final List<Integer> ALL = IntStream.range(0, EVENTS).boxed().toList();

  /**
   * What Roomcast keeps of a connection is gone when it has left. The whole heap comes to rest a
   * full house later or two: Payara's web container keeps the request of an upgraded connection,
   * with all it refers to, for its next use, so many to a thread.
   */
  @Test
  void thousandClientsSeeEveryEventInOrderAndLeaveNothingBehind(Server server) {
    comeSeeAndLeave(server);

    OF_A_CONNECTION.forEach(
        type ->
            Wait.until(
                PATIENCE,
                () -> "the " + server.instances(type) + " " + type + " to be gone",
                () -> server.instances(type) < STRAY));

    List<Long> heap = new ArrayList<>(List.of(server.usedHeap()));
    do {
      assertTrue(heap.size() < MOST_HOUSES, "the heap grows with every full house: " + heap);
      comeSeeAndLeave(server);
      heap.add(server.usedHeap());
    } while (heap.get(heap.size() - 1) > heap.get(heap.size() - 2) + SPARE_HEAP);
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
    ExecutorService threads = Executors.newFixedThreadPool(JOINING);
    try {
      List<CompletableFuture<PlainClient>> joining =
          IntStream.range(0, CLIENTS)
              .mapToObj(n -> CompletableFuture.supplyAsync(() -> join(server, room, n), threads))
              .toList();
      return joining.stream().map(CompletableFuture::join).toList();
    } finally {
      threads.shutdown();
    }
  }

  private static PlainClient join(Server server, String room, int n) {
    String token = Tokens.of("load-" + n).projects("*").make();
    PlainClient client = PlainClient.connect(server, token);
    assertTrue(client.subscribe(room).path("ok").asBoolean());
    return client;
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
