package dev.roomcast.tests.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.roomcast.tests.fixture.Server;
import dev.roomcast.tests.fixture.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

class UpgradeUnderLoadIT {
  private static final int SESSIONS = 1_000;
  private static final int MESSAGES = 200;
  private static final List<Integer> ALL = IntStream.range(0, MESSAGES).boxed().toList();
  /* A thousand at once on a busy machine may take longer than one client should. */
  private static final Map<String, String> PATIENT =
      Map.of("roomcast.upgrade-timeout", "3m", "roomcast.ping-timeout", "3m");
  private static final long STACK = 128 * 1024;   // bytes: they do little but wait

  /** Each message is answered, so that as many go the other way, each with the other's number. */
  @Test
  void thousandSessionsMoveToWebSocketsWithEveryMessageOnceAndInOrder(TestReporter reporter) {
    try (Server server = Server.start("upgrading", PATIENT)) {
      move(server, reporter);
    }
  }

  private static void move(Server server, TestReporter reporter) {
    List<String> tokens = IntStream.range(0, SESSIONS)
        .mapToObj(n -> Tokens.of("upgrading-" + n).make()).toList();
    ExecutorService threads = Executors.newFixedThreadPool(
        SESSIONS, task -> new Thread(null, task, "upgrading", STACK));
    long began = System.nanoTime();
    List<CompletableFuture<UpgradingClient>> clients = new ArrayList<>();
    for (String token : tokens) {
      clients.add(CompletableFuture.supplyAsync(() -> {
        try (UpgradingClient client = new UpgradingClient(server, token, MESSAGES)) {
          client.run();
          return client;
        }
      }, threads));
    }

    int byPolling = 0;
    for (CompletableFuture<UpgradingClient> each : clients) {
      UpgradingClient client = each.join();
      assertEquals(ALL, client.answered());
      byPolling += client.answeredByPolling();
    }
    threads.shutdown();
    reporter.publishEntry(String.format(
        "%d sessions moved in %d ms; %d of %d answers came by polling",
        SESSIONS, Duration.ofNanos(System.nanoTime() - began).toMillis(), byPolling,
        SESSIONS * MESSAGES));
  }
}
