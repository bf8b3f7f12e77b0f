package dev.roomcast.tests.conformance;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.tests.conformance.EngineIo.Answer;
import dev.roomcast.tests.fixture.Server;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * The server asks for a sign of life, at most one tick of its timers early, and ends the session of
 * a client that gives none, never early; how late a busy machine may be is not for these tests to
 * say.
 */
@OnConformanceServer
class EngineHeartbeatIT {
  private static final int ROUNDS = 3;
  private static final Duration INTERVAL = ConformanceServer.PING_INTERVAL;
  private static final Duration EARLIEST = INTERVAL.minusMillis(20); // one tick
  private static final Duration WHOLE = INTERVAL.plus(ConformanceServer.PING_TIMEOUT);

  @BothPaths
  void pollingClientIsPingedOneIntervalAfterEachPong(String path, Server server) {
    long last = System.nanoTime();
    PollingSession session = new EngineIo(server, path).openOnPolling();

    for (int round = 0; round < ROUNDS; round++) {
      assertEquals(new Answer(200, "2"), session.get());
      assertPassed(EARLIEST, last);
      last = System.nanoTime();
      assertEquals(200, session.post("3").status());
    }
  }

  @BothPaths
  void webSocketClientIsPingedOneIntervalAfterEachPong(String path, Server server) {
    long last = System.nanoTime();
    try (RawSocket socket = new EngineIo(server, path).silentWebSocket(EngineIo.WEBSOCKET)) {
      EngineIo.open(socket.next());

      for (int round = 0; round < ROUNDS; round++) {
        assertEquals("2", socket.next());
        assertPassed(EARLIEST, last);
        last = System.nanoTime();
        socket.send("3");
      }
    }
  }

  /* Right at the deadline: the server must not wait for its timer to notice. */
  @BothPaths
  void pollingSessionIsOverWhenTheTimeForAPongIs(String path, Server server) {
    PollingSession session = new EngineIo(server, path).openOnPolling();
    Executor atTheDeadline =
        CompletableFuture.delayedExecutor(WHOLE.toMillis(), MILLISECONDS);

    Answer late = CompletableFuture.supplyAsync(session::get, atTheDeadline).join();

    assertEquals(400, late.status());
  }

  @BothPaths
  void webSocketIsClosedWhenNoPongComesInTime(String path, Server server) {
    long began = System.nanoTime();
    try (RawSocket socket = new EngineIo(server, path).silentWebSocket(EngineIo.WEBSOCKET)) {
      assertEquals(4411, socket.closed());

      assertPassed(WHOLE, began);
    }
  }

  private static void assertPassed(Duration atLeast, long since) {
    Duration passed = Duration.ofNanos(System.nanoTime() - since);
    assertTrue(passed.compareTo(atLeast) >= 0, "only " + passed + " have passed");
  }
}
