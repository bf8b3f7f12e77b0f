package dev.roomcast.tests.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.roomcast.tests.conformance.EngineIo.Answer;
import dev.roomcast.tests.fixture.Server;

/** The way from polling to a WebSocket. */
@OnConformanceServer
class EngineUpgradeIT {

  @BothPaths
  void pollIsReleasedOnceTheWebSocketHasProbed(String path, Server server) {
    PollingSession session = new EngineIo(server, path).openOnPolling();
    try (RawSocket socket = session.webSocket()) {
      assertEquals("3probe", socket.send("2probe").next());

      assertEquals(new Answer(200, "6"), session.poll());

      assertSpeaks(path, socket.send("5"));
    }
  }

  @BothPaths
  void pollingIsOverOnceTheWebSocketHasTakenOver(String path, Server server) {
    PollingSession session = new EngineIo(server, path).openOnPolling();
    try (RawSocket socket = session.webSocket()) {
      assertEquals("3probe", socket.send("2probe").next());
      socket.send("5");

      assertEquals(400, session.get().status());

      assertSpeaks(path, socket);
    }
  }

  @BothPaths
  void secondWebSocketIsClosedAndTheFirstOneGoesOn(String path, Server server) {
    PollingSession session = new EngineIo(server, path).openOnPolling();
    try (RawSocket socket = session.webSocket()) {
      assertEquals("3probe", socket.send("2probe").next());
      socket.send("5");

      try (RawSocket second = session.webSocket()) {
        assertEquals(4400, second.closed());
      }

      assertSpeaks(path, socket);
    }
  }

  /* The echo answers anything; the hub answers a connect packet, whether it lets one in or not. */
  private static void assertSpeaks(String path, RawSocket socket) {
    if (path.equals("/engine.io/")) {
      assertEquals("4are you there", socket.send("4are you there").next());
    } else {
      assertEquals("44/nowhere,", socket.send("40/nowhere").next().substring(0, 11));
    }
  }
}
