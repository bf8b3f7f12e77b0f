package dev.roomcast.publisher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.api.PublishFailed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SenderTest {
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);

  private final FakeTransport hub = new FakeTransport();
  private final FakeExecutor executor = new FakeExecutor();
  private final FakeTimer timer = new FakeTimer();
  private final FakeTime time = new FakeTime();
  private final Sender sender = sender(5, 1000, 3, 100);

  @Test
  void eventsArriveInTheOrderTheyWereFired() {
    send("1", "2", "3");

    executor.runAll();

    assertEquals(List.of("{\"events\":[1,2,3]}"), hub.bodies());
    assertEquals(3, sender.counts().published());
    assertEquals(0, sender.counts().waiting());
  }

  @Test
  void oneEventIsSentAsItself() {
    send("1");

    executor.runAll();

    assertEquals(List.of("1"), hub.bodies());
  }

  @Test
  void aBatchHasNoMoreEventsThanItMay() {
    send("1", "2", "3", "4");

    executor.runAll();

    assertEquals(List.of("{\"events\":[1,2,3]}", "4"), hub.bodies());
  }

  @Test
  void aBatchHasNoMoreBytesThanItMay() {
    Sender small = sender(5, 1000, 3, 4);

    for (String json : List.of("11", "22", "33", "4444444")) {
      small.send(event(json));
    }
    executor.runAll();

    assertEquals(List.of("{\"events\":[11,22]}", "33", "4444444"), hub.bodies());
  }

  @Test
  void onlyOneTaskSendsHoweverManyEventsAreFired() {
    send("1", "2", "3");

    assertEquals(1, executor.tasks.size());
  }

  @Test
  void anEventFiredAfterTheQueueRanEmptyStartsANewTask() {
    send("1");
    executor.runAll();

    send("2");
    executor.runAll();

    assertEquals(List.of("1", "2"), hub.bodies());
    assertNotEquals(hub.requests.get(0).key(), hub.requests.get(1).key());
  }

  @Test
  void aBatchThatWasNotAnsweredIsSentAgainWithTheSameKeyAndTheSameEvents() {
    hub.reachable = false;
    send("1", "2");
    executor.runAll();
    send("3");
    hub.reachable = true;

    timer.ring();
    executor.runAll();

    assertEquals(
        List.of("{\"events\":[1,2]}", "{\"events\":[1,2]}", "3"), hub.bodies());
    assertEquals(hub.requests.get(0).key(), hub.requests.get(1).key());
    assertNotEquals(hub.requests.get(1).key(), hub.requests.get(2).key());
  }

  @Test
  void noThreadIsHeldBetweenAttempts() {
    hub.reachable = false;

    send("1");
    executor.runAll();
    send("2");

    assertEquals(0, executor.tasks.size());
    assertEquals(1, timer.waits.size());
  }

  @Test
  void theWaitDoublesWhileTheHubIsAwayAndStartsAgainWhenItIsBack() {
    hub.reachable = false;
    send("1");
    executor.runAll();
    ring();
    ring();
    hub.reachable = true;
    ring();
    hub.reachable = false;
    send("2");
    executor.runAll();

    assertEquals(
        List.of(millis(200), millis(400), millis(800), millis(200)), timer.waits);
  }

  @Test
  void aBusyHubIsLeftAloneForAsLongAsItAsks() {
    hub.answerNext(FakeTransport.busyFor(Duration.ofSeconds(7)));

    send("1");
    executor.runAll();

    assertEquals(List.of(Duration.ofSeconds(7).plus(Backoff.FIRST)), timer.waits);
  }

  @Test
  void anAbsurdRetryAfterIsCutToFiveMinutes() {
    hub.answerNext(FakeTransport.busyFor(Duration.ofDays(365)));

    send("1");
    executor.runAll();

    assertEquals(List.of(Duration.ofMinutes(5).plus(Backoff.FIRST)), timer.waits);
  }

  @Test
  void tooManyRequestsAndServerErrorsAreTriedAgain() {
    hub.answerNext(FakeTransport.status(429));
    hub.answerNext(FakeTransport.status(500));
    hub.answerNext(FakeTransport.status(502));
    send("1");
    executor.runAll();

    ring();
    ring();
    ring();

    assertEquals(List.of("1", "1", "1", "1"), hub.bodies());
    assertEquals(1, sender.counts().published());
  }

  @Test
  void aRefusedTokenIsTriedAgainOnceAMinuteAndCostsNoEvent() {
    hub.answerNext(FakeTransport.status(401));
    hub.answerNext(FakeTransport.status(403));
    send("1");
    executor.runAll();

    ring();
    ring();

    assertEquals(List.of(Duration.ofMinutes(1), Duration.ofMinutes(1)), timer.waits);
    assertEquals(1, sender.counts().published());
  }

  @Test
  void aHubThatIsBeingRedeployedCostsNoEvent() {
    hub.answerNext(FakeTransport.status(404));
    send("1");
    executor.runAll();

    ring();

    assertEquals(1, sender.counts().published());
  }

  @Test
  void oneBadEventDoesNotLoseTheOthersOfItsBatch() {
    hub.refuses = body -> body.contains("\"bad\"");

    send("1", "\"bad\"", "3", "4");
    executor.runAll();

    assertEquals(
        List.of("{\"events\":[1,\"bad\",3]}", "1", "\"bad\"", "3", "4"), hub.bodies());
    assertEquals(5, hub.requests.stream().map(FakeTransport.Request::key).distinct().count());
    assertEquals(3, sender.counts().published());
    assertEquals(1, sender.counts().dropped());
  }

  @Test
  void aSingleEventThatIsTooLargeForTheHubIsDroppedAndCounted() {
    hub.answerNext(FakeTransport.status(413));

    send("1");
    executor.runAll();

    assertEquals(1, sender.counts().dropped());
    assertEquals(0, sender.counts().waiting());
  }

  @Test
  void aQueueFullOfEventsTurnsTheNewestAway() {
    send("1", "2", "3", "4", "5");

    PublishFailed failed = assertThrows(PublishFailed.class, () -> send("6"));

    assertEquals("outgoing queue is full", failed.getMessage());
    assertTrue(failed.retryable());
    assertEquals(1, sender.counts().turnedAway());
    executor.runAll();
    assertEquals(List.of("{\"events\":[1,2,3]}", "{\"events\":[4,5]}"), hub.bodies());
  }

  @Test
  void aQueueFullOfBytesTurnsTheNewestAway() {
    Sender small = sender(5, 6, 3, 100);
    small.send(event("1234"));

    assertThrows(PublishFailed.class, () -> small.send(event("123")));   // 4 + 3 > 6

    small.send(event("12"));
    assertEquals(2, small.counts().waiting());
  }

  @Test
  void anUnansweredBatchStillCountsAgainstTheBound() {
    hub.reachable = false;
    send("1", "2", "3", "4", "5");
    executor.runAll();

    assertThrows(PublishFailed.class, () -> send("6"));
  }

  @Test
  void aContainerWithoutAFreeThreadIsAskedAgain() {
    executor.refusing = true;
    send("1");
    executor.refusing = false;

    ring();

    assertEquals(List.of("1"), hub.bodies());
  }

  @Test
  void closingSendsWhatIsStillQueuedEvenIfTheContainerNeverRanTheTask() {
    send("1", "2", "3", "4");

    sender.close(Duration.ofSeconds(5));

    assertEquals(List.of("{\"events\":[1,2,3]}", "4"), hub.bodies());
    assertEquals(0, sender.counts().unsent());
  }

  @Test
  void aTaskThatBeginsAfterClosingSendsNothing() {
    send("1");
    sender.close(Duration.ofSeconds(5));

    executor.runAll();

    assertEquals(List.of("1"), hub.bodies());
  }

  @Test
  void closingCutsTheWaitForTheNextAttemptShort() {
    hub.reachable = false;
    send("1");
    executor.runAll();
    hub.reachable = true;

    sender.close(Duration.ofSeconds(5));

    assertTrue(timer.cancelled());
    assertEquals(1, sender.counts().published());
    assertEquals(0, sender.counts().unsent());
  }

  @Test
  void closingTriesUntilItsTimeIsOverAndCountsWhatIsLeft() {
    hub.reachable = false;
    send("1", "2");
    executor.runAll();

    sender.close(Duration.ofSeconds(1));

    assertEquals(List.of(millis(400)), time.pauses);   // the next would be 800 ms: too late
    assertEquals(2, sender.counts().unsent());
    assertEquals(Duration.ofMillis(600), hub.requests.get(2).timeout());
  }

  @Test
  void nothingIsTakenOnceClosed() {
    sender.close(Duration.ZERO);

    assertThrows(PublishFailed.class, () -> send("1"));
    assertEquals(1, sender.counts().turnedAway());
  }

  @Test
  void aLateAlarmAfterClosingSendsNothing() {
    hub.reachable = false;
    send("1");
    executor.runAll();
    sender.close(Duration.ZERO);
    int before = hub.requests.size();

    ring();

    assertEquals(before, hub.requests.size());
  }

  private Sender sender(int queueEvents, int queueBytes, int batchEvents, int batchBytes) {
    OutgoingQueue queue = new OutgoingQueue(queueEvents, queueBytes);
    Drain drain = new Drain(
        queue, hub, batchEvents, batchBytes, new Backoff(() -> 1), UUID::randomUUID, time);
    return new Sender(
        queue, new TurnedAway(time), drain, REQUEST_TIMEOUT, executor, timer, time);
  }

  private void send(String... jsons) {
    for (String json : jsons) {
      sender.send(event(json));
    }
  }

  private void ring() {
    timer.ring();
    executor.runAll();
  }

  private static Outgoing event(String json) {
    return new Outgoing("some.type", json.getBytes(StandardCharsets.UTF_8));
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }
}
