package dev.roomcast.tests.conformance;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.roomcast.tests.conformance.EngineIo.Answer;
import dev.roomcast.tests.fixture.Server;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Goodbyes of the client. */
@OnConformanceServer
class EngineClosingIT {
  private static final Duration HEAD_START = Duration.ofMillis(100);   // of the poll

  @BothPaths
  void pollThatWaitsIsReleasedWhenTheClientSaysGoodbye(String path, Server server) {
    PollingSession session = new EngineIo(server, path).openOnPolling();
    Executor laterOn = CompletableFuture.delayedExecutor(HEAD_START.toMillis(), MILLISECONDS);

    CompletableFuture<Answer> waiting = session.pollLater();
    Answer goodbye = CompletableFuture.supplyAsync(() -> session.post("1"), laterOn).join();

    assertEquals(new Answer(200, "ok"), goodbye);
    assertEquals(new Answer(200, "6"), waiting.join());
    assertEquals(400, session.get().status());
  }

  @BothPaths
  void webSocketIsClosedWhenTheClientSaysGoodbye(String path, Server server) {
    try (RawSocket socket = new EngineIo(server, path).webSocket(EngineIo.WEBSOCKET)) {
      EngineIo.open(socket.next());

      socket.send("1");

      assertEquals(1000, socket.closed());
    }
  }
}
