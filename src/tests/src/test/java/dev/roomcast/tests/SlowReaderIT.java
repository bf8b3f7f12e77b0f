package dev.roomcast.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.tests.fixture.OnServer;
import dev.roomcast.tests.fixture.PlainClient;
import dev.roomcast.tests.fixture.Rest;
import dev.roomcast.tests.fixture.Rooms;
import dev.roomcast.tests.fixture.Server;
import dev.roomcast.tests.fixture.StalledReader;
import dev.roomcast.tests.fixture.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@OnServer
class SlowReaderIT {
  private static final int EVENTS = 800;
  private static final int EVENT_BYTES = 30_000;   // together more than any buffer on the way
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void clientThatStopsReadingIsClosedWhileOthersSeeNoGap(Server server) throws Exception {
    String room = Rooms.project(Rooms.newProjectId());
    String token = Tokens.of("ada").projects("*").make();
    try (var reading = PlainClient.connect(server, token);
        var stalled = new StalledReader(server, token)) {
      reading.subscribe(room);
      stalled.sendText("{\"id\":1,\"command\":\"subscribe\",\"room\":\"" + room + "\"}");
      awaitReply(stalled);

      publish(server.rest().asPublisher(), room);

      List<Integer> seen = reading.events("test.large", EVENTS, PATIENCE).stream()
          .map(event -> event.at("/data/n").asInt()).toList();
      assertEquals(IntStream.range(0, EVENTS).boxed().toList(), seen);
      int unread = stalled.readToTheEnd();
      assertTrue(unread < EVENTS, "the stalled client was sent all " + unread + " events");
    }
  }

  private static void awaitReply(StalledReader stalled) throws Exception {
    while (!stalled.readText().contains("\"reply\"")) {
      continue;   // connection.established
    }
  }

  private static void publish(Rest rest, String room) {
    String text = "x".repeat(EVENT_BYTES);
    for (int n = 0; n < EVENTS; n++) {
      rest.publish(room, "test.large", Map.of("n", n, "text", text));
    }
  }
}
