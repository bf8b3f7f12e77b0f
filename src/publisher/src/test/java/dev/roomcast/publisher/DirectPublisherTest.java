package dev.roomcast.publisher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.api.PublishFailed;
import dev.roomcast.api.Published;
import dev.roomcast.api.Room;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DirectPublisherTest {
  private static final Outgoing EVENT =
      new Outgoing("order.changed", "{}".getBytes(StandardCharsets.UTF_8));
  private static final Answer PUBLISHED = new Answer(200, Optional.empty(), """
      {"published":[{"id":"7-0","type":"order.changed","rooms":["order:1","global"],
      "time":"2026-01-02T03:04:05Z"}]}""");

  private final FakeTransport hub = new FakeTransport();
  private final FakeTime time = new FakeTime();
  private final DirectPublisher publisher = new DirectPublisher(
      hub, Duration.ofSeconds(5), Duration.ofSeconds(10), () -> 1, UUID::randomUUID, time);

  @Test
  void itAnswersWithTheEventsPlaceInTheLog() {
    hub.answerNext(PUBLISHED);

    assertEquals(
        new Published(
            "7-0", "order.changed", List.of(new Room("order:1"), Room.GLOBAL),
            Instant.parse("2026-01-02T03:04:05Z")),
        publisher.publish(EVENT));
  }

  @Test
  void aBusyHubIsAskedAgainWithTheSameKey() {
    hub.answerNext(FakeTransport.busyFor(Duration.ofSeconds(2)));
    hub.answerNext(PUBLISHED);

    publisher.publish(EVENT);

    assertEquals(List.of(Duration.ofSeconds(2).plus(Backoff.FIRST)), time.pauses);
    assertEquals(hub.requests.get(0).key(), hub.requests.get(1).key());
  }

  @Test
  void twoEventsHaveTwoKeys() {
    hub.answerNext(PUBLISHED);
    hub.answerNext(PUBLISHED);

    publisher.publish(EVENT);
    publisher.publish(EVENT);

    assertFalse(hub.requests.get(0).key().equals(hub.requests.get(1).key()));
  }

  @Test
  void itGivesUpWhenItsTimeIsOverAndSaysThatItMayBeTriedAgain() {
    hub.reachable = false;

    PublishFailed failed = assertThrows(PublishFailed.class, () -> publisher.publish(EVENT));

    assertTrue(failed.retryable());
    assertTrue(failed.getMessage().contains("connection refused"), failed.getMessage());
    assertTrue(time.nanos() < Duration.ofSeconds(10).toNanos());
  }

  @Test
  void anEventThatTheHubRefusesIsNotTriedAgain() {
    hub.answerNext(new Answer(400, Optional.empty(), """
        {"error":{"code":"invalid-event","message":"The event is not valid.","retryable":false,
        "violations":[{"event":0,"field":"project_id","message":"must not be null"}]}}"""));

    PublishFailed failed = assertThrows(PublishFailed.class, () -> publisher.publish(EVENT));

    assertFalse(failed.retryable());
    assertEquals(
        "the hub refused the event: status 400, invalid-event: The event is not valid."
            + "; project_id must not be null",
        failed.getMessage());
    assertEquals(1, hub.requests.size());
  }

  @Test
  void aRefusedTokenIsNotTriedAgain() {
    hub.answerNext(FakeTransport.status(401));

    PublishFailed failed = assertThrows(PublishFailed.class, () -> publisher.publish(EVENT));

    assertFalse(failed.retryable());
    assertTrue(failed.getMessage().contains("token"), failed.getMessage());
  }

  @Test
  void anAnswerThatIsNotTheHubsIsAFailure() {
    hub.answerNext(new Answer(200, Optional.empty(), "<html>Welcome!</html>"));

    assertThrows(PublishFailed.class, () -> publisher.publish(EVENT));
  }

  @Test
  void whatAProxyWroteCannotForgeLinesOfTheLog() {
    Answer answer = new Answer(502, Optional.empty(), "<html>\r\nERROR all is lost</html>");

    assertEquals("status 502: <html> ERROR all is lost</html>", answer.reason());
  }
}
