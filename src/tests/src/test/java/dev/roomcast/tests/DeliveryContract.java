package dev.roomcast.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roomcast.tests.fixture.MessagePackClient;
import dev.roomcast.tests.fixture.OnServer;
import dev.roomcast.tests.fixture.PlainClient;
import dev.roomcast.tests.fixture.Rest;
import dev.roomcast.tests.fixture.Rooms;
import dev.roomcast.tests.fixture.Server;
import dev.roomcast.tests.fixture.SocketIoClient;
import dev.roomcast.tests.fixture.StalledReader;
import dev.roomcast.tests.fixture.Tokens;
import dev.roomcast.tests.fixture.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.json.JSONException;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;

/** What clients see of deliveries, however WebSockets are written. */
@OnServer
abstract class DeliveryContract {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int EVENTS = 300;
  private static final int[] SIZES = {0, 100, 130, 3_000, 60_000, 70_000}; // bytes, in turn
  private static final int QUESTIONS = 40;

  private static final int LARGE_EVENTS = 800;
  private static final int LARGE = 30_000; // bytes; together more than any buffer on the way

  private final String writer;

  /**
   * @param writer the way in which WebSockets are written, as the metrics have it
   */
  DeliveryContract(String writer) {
    this.writer = writer;
  }

  @Test
  void metricsShowHowWebSocketsAreWritten(Server server) {
    try (var client = PlainClient.connect(server, Tokens.of("ada").make())) {
      Wait.until(
          PATIENCE,
          () -> "a WebSocket written by " + writer,
          () -> webSockets(server, writer) > 0);
    }
  }

  private static double webSockets(Server server, String writer) {
    String start = "roomcast_websockets{writer=\"" + writer + "\"} ";
    return server.rest().get("/metrics").text().lines()
        .filter(line -> line.startsWith(start))
        .mapToDouble(line -> Double.parseDouble(line.substring(start.length())))
        .sum();
  }

  /** Answers, acknowledgements and pongs come in between, and nothing is lost or out of place. */
  @Test
  void everyProtocolSeesEveryEventInOrderWhileItsClientAsks(Server server) throws Exception {
    String room = Rooms.project(Rooms.newProjectId());
    String token = Tokens.of("ada").projects("*").make();
    try (var plain = PlainClient.connect(server, token);
        var packed = new MessagePackClient(server, token);
        var socketIo =
            SocketIoClient.options().transports("websocket").auth(token).open(server)) {
      socketIo.event("connection.established");
      packed.event("connection.established");
      packed.subscribe(room);
      plain.subscribe(room);
      socketIo.subscribe(room);
      packed.event("reply");

      var publishing =
          CompletableFuture.runAsync(() -> publish(server.rest().asPublisher(), room));
      for (int n = 0; n < QUESTIONS; n++) {
        plain.ping();
        assertTrue(plain.command("ping", Map.of()).path("ok").asBoolean());
        assertTrue(socketIo.ask("ping", "still here").getBoolean("ok"));
      }
      publishing.join();

      List<Integer> all = IntStream.range(0, EVENTS).boxed().toList();
      assertEquals(all, numbers(plain.events("test.mixed", EVENTS, PATIENCE)));
      assertEquals(all, numbers(packed.events("test.mixed", EVENTS, PATIENCE)));
      assertEquals(
          all,
          socketIo.inbox()
              .await("events", EVENTS, each -> each.name().equals("test.mixed"), PATIENCE).stream()
              .map(each -> number(each.object()))
              .toList());
      Wait.until(PATIENCE, () -> "pongs", () -> plain.pongs() == QUESTIONS);
    }
  }

  private static void publish(Rest rest, String room) {
    for (int n = 0; n < EVENTS; n++) {
      String text = "x".repeat(SIZES[n % SIZES.length]);
      rest.publish(room, "test.mixed", Map.of("n", n, "text", text));
    }
  }

  private static List<Integer> numbers(List<JsonNode> events) {
    List<Integer> numbers = new ArrayList<>();
    for (JsonNode event : events) {
      int n = event.at("/data/n").asInt();
      assertEquals(SIZES[n % SIZES.length], event.at("/data/text").asText().length());
      numbers.add(n);
    }
    return numbers;
  }

  private static int number(JSONObject event) {
    try {
      return event.getJSONObject("data").getInt("n");
    } catch (JSONException wrong) {
      throw new AssertionError("an event without a number: " + event, wrong);
    }
  }

  @Test
  void clientThatStopsReadingIsClosedWhileOthersSeeNoGap(Server server) throws Exception {
    String room = Rooms.project(Rooms.newProjectId());
    String token = Tokens.of("ada").projects("*").make();
    try (var reading = PlainClient.connect(server, token);
        var stalled = new StalledReader(server, token)) {
      reading.subscribe(room);
      stalled.sendText("{\"id\":1,\"command\":\"subscribe\",\"room\":\"" + room + "\"}");
      awaitReply(stalled);

      String text = "x".repeat(LARGE);
      for (int n = 0; n < LARGE_EVENTS; n++) {
        server.rest().asPublisher().publish(room, "test.large", Map.of("n", n, "text", text));
      }

      List<Integer> seen = reading.events("test.large", LARGE_EVENTS, PATIENCE).stream()
          .map(event -> event.at("/data/n").asInt()).toList();
      assertEquals(IntStream.range(0, LARGE_EVENTS).boxed().toList(), seen);
      int unread = stalled.readToTheEnd();
      assertTrue(unread < LARGE_EVENTS, "the stalled client was sent all " + unread + " events");
    }
  }

  private static void awaitReply(StalledReader stalled) throws Exception {
    while (!stalled.readText().contains("\"reply\"")) {
      continue; // connection.established
    }
  }
}
