package dev.roomcast.publisher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Closing while another thread is in the middle of a request. */
class SenderClosingTest {
  private final FakeTransport hub = new FakeTransport();
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch mayAnswer = new CountDownLatch(1);
  private final ExecutorService executor = Executors.newSingleThreadExecutor();
  private final Sender sender = sender();

  @AfterEach
  void letGo() throws InterruptedException {
    mayAnswer.countDown();
    executor.shutdown();
    executor.awaitTermination(30, TimeUnit.SECONDS);
  }

  @Test
  void theRequestIsWaitedForAndItsEventsAreNotSentTwice() throws Exception {
    sender.send(event("1"));
    asked.await();
    sender.send(event("2"));
    var closing = CompletableFuture.runAsync(() -> sender.close(Duration.ofSeconds(30)));

    mayAnswer.countDown();
    closing.get(30, TimeUnit.SECONDS);

    assertEquals(List.of("1", "2"), hub.bodies());
    assertEquals(0, sender.counts().unsent());
  }

  @Test
  void aRequestThatDoesNotEndIsNotWaitedForBeyondTheLimit() throws Exception {
    sender.send(event("1"));
    asked.await();

    sender.close(Duration.ofMillis(10));

    assertEquals(1, sender.counts().unsent());
  }

  private Sender sender() {
    Transport slow = (key, body, timeout) -> {
      asked.countDown();
      mayAnswer.await();
      return hub.post(key, body, timeout);
    };
    OutgoingQueue queue = new OutgoingQueue(10, 1000);
    Drain drain =
        new Drain(queue, slow, 3, 100, new Backoff(() -> 1), UUID::randomUUID, Time.REAL);
    return new Sender(
        queue, new TurnedAway(Time.REAL), drain, Duration.ofSeconds(5), executor,
        new FakeTimer(), Time.REAL);
  }

  private static Outgoing event(String json) {
    return new Outgoing("some.type", json.getBytes(StandardCharsets.UTF_8));
  }
}
