package dev.roomcast.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.api.Room;
import dev.roomcast.protocol.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutgoingTest {
  private static final Position PLACE = new Position(1, 0, 0);
  private static final Position LATER = new Position(2, 0, 0);

  private final Outgoing outgoing = new Outgoing("me", 1_000_000);

  private static List<Message> message(String type) {
    return List.of(
        new Message("", type, List.of(new Room("global")), Instant.EPOCH, new byte[0]));
  }

  private List<Pending> next() throws InterruptedException {
    return outgoing.next(100, 100_000, Duration.ZERO);
  }

  private boolean sent(List<Pending> calls) {
    return outgoing.sent(calls, Collections.nCopies(calls.size(), PLACE));
  }

  @Test
  void whatWasSentWaitsNoLonger() throws InterruptedException {
    outgoing.add(message("a"));
    outgoing.addOnce(message("b"), "key", Duration.ofMinutes(1));

    assertTrue(sent(next()));

    assertEquals(List.of(), next());
  }

  /* Its answer came from a log that had lost it by the time that anybody looked at the answer. */
  @Test
  void whatWasAnsweredByAnotherLogIsGivenOutAgain() throws InterruptedException {
    Pending plain = outgoing.add(message("a"));
    Pending keyed = outgoing.addOnce(message("b"), "key", Duration.ofMinutes(1));
    List<Pending> first = next();
    outgoing.sendUnseenAgain();

    assertFalse(sent(first));
    outgoing.read(LATER);

    assertEquals(List.of(plain, keyed), next());
  }

  @Test
  void whatHasNotBeenReadBackGoesBeforeWhatIsNewer() throws InterruptedException {
    Pending older = outgoing.addOnce(message("a"), "key", Duration.ofMinutes(1));
    assertTrue(sent(next()));
    Pending newer = outgoing.addOnce(message("b"), "other", Duration.ofMinutes(1));
    next();
    assertTrue(outgoing.isNext());

    outgoing.sendUnseenAgain();

    assertFalse(outgoing.isNext());
    assertEquals(List.of(older, newer), next());
    assertTrue(outgoing.isNext());
  }

  @Test
  void whatIsReadBackBeforeItsAnswerIsNotSentAgain() throws InterruptedException {
    Pending first = outgoing.add(message("a"));
    Pending keyed = outgoing.addOnce(message("b"), "key", Duration.ofMinutes(1));
    List<Pending> both = next();
    outgoing.seen(first.firstSequence(), Optional.of(message("a").get(0)));

    assertTrue(sent(both));

    assertTrue(first.result().isDone());
    assertFalse(keyed.result().isDone());
    assertEquals(List.of(), next());
  }
}
