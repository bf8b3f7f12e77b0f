package dev.roomcast.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
  private final FakeTime time = new FakeTime();
  private final List<String> said = new ArrayList<>();
  private final Heartbeat heartbeat =
      new Heartbeat(
          Duration.ofMillis(300),
          Duration.ofMillis(200),
          time.wheel(),
          () -> said.add("ping"),
          () -> said.add("expired"));

  @BeforeEach
  void start() {
    heartbeat.start();
  }

  @Test
  void pingGoesOutAfterEachInterval() {
    time.pass(Duration.ofMillis(290));
    assertEquals(List.of(), said);
    time.pass(Duration.ofMillis(10));
    assertEquals(List.of("ping"), said);

    heartbeat.pong();
    time.pass(Duration.ofMillis(300));
    assertEquals(List.of("ping", "ping"), said);
  }

  @Test
  void roundTripIsThatOfTheLastPing() {
    assertEquals(Duration.ZERO, heartbeat.roundTrip());
    time.pass(Duration.ofMillis(300));
    time.pass(Duration.ofMillis(40));
    heartbeat.pong();
    assertEquals(Duration.ofMillis(40), heartbeat.roundTrip());

    heartbeat.pong();
    assertEquals(Duration.ofMillis(40), heartbeat.roundTrip());
  }

  @Test
  void silenceEndsAfterIntervalAndTimeout() {
    time.pass(Duration.ofMillis(490));
    assertFalse(heartbeat.overdue());
    time.pass(Duration.ofMillis(10));
    assertEquals(List.of("ping", "expired"), said);

    time.pass(Duration.ofSeconds(5));
    assertEquals(List.of("ping", "expired"), said);
  }

  @Test
  void lateTimerDoesNotShiftTheDeadline() {
    time.stall(Duration.ofMillis(350));
    time.wheel().advance();
    assertEquals(List.of("ping"), said);

    time.pass(Duration.ofMillis(150));
    assertEquals(List.of("ping", "expired"), said);
  }

  @Test
  void missedDeadlineShowsBeforeTheTimerNotices() {
    time.pass(Duration.ofMillis(300));
    time.stall(Duration.ofMillis(199));
    assertFalse(heartbeat.overdue());
    time.stall(Duration.ofMillis(1));
    assertTrue(heartbeat.overdue());
  }

  /* A node that stood still took all its clients for dead, though it had asked none of them. */
  @Test
  void clientThatWasNotAskedInTimeStillGetsTimeToAnswer() {
    time.stall(Duration.ofSeconds(60));
    assertFalse(heartbeat.overdue());
    time.wheel().advance();
    time.pass(Duration.ofMillis(90));
    assertEquals(List.of("ping"), said);

    heartbeat.pong();
    time.pass(Duration.ofMillis(200));
    assertEquals(List.of("ping"), said);
  }

  @Test
  void unaskedAnswerCountsForNothing() {
    time.pass(Duration.ofMillis(290));
    heartbeat.pong();
    time.pass(Duration.ofMillis(10));

    assertEquals(List.of("ping"), said);
  }

  @Test
  void stoppedHeartbeatIsSilent() {
    time.pass(Duration.ofMillis(300));
    heartbeat.stop();
    heartbeat.pong();
    time.pass(Duration.ofSeconds(5));

    assertEquals(List.of("ping"), said);
    assertFalse(heartbeat.overdue());
  }
}
