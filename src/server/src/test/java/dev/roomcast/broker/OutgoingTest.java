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

  private static final Offset START = new Offset("epoch", Position.BEGINNING);

  private final Outgoing outgoing = new Outgoing("me", 1_000_000, START);

  private static List<Message> message(String type) {
    return List.of(
        new Message("", type, List.of(new Room("global")), Instant.EPOCH, new byte[0]));
  }

  private Outgoing.Batch batch() throws InterruptedException {
    return outgoing.next(100, 100_000, Duration.ZERO);
  }

  private List<Pending> next() throws InterruptedException {
    return batch().calls();
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

    outgoing.sendUnseenAgain();

    assertEquals(List.of(older, newer), next());
  }

  /* Else a log that has lost it would get what is newer first. */
  @Test
  void whatIsNextNeedsALogThatHasWhatWasSent() throws InterruptedException {
    assertEquals(START, batch().after());

    outgoing.add(message("a"));
    sent(next());
    assertEquals(new Offset("epoch", PLACE), batch().after());

    outgoing.read(LATER);
    assertEquals(new Offset("epoch", LATER), batch().after());
  }

  @Test
  void placeOfASignalIsNoneOfTheLog() throws InterruptedException {
    outgoing.add(new Append.Said("kind", "text"));
    outgoing.sent(next(), List.of(LATER));

    assertEquals(START, batch().after());
  }

  @Test
  void whatIsSentAgainNeedsOnlyALogThatHasWhatWasRead() throws InterruptedException {
    outgoing.read(PLACE);
    outgoing.add(message("a"));
    outgoing.sent(next(), List.of(LATER));

    outgoing.sendUnseenAgain();
    assertEquals(new Offset("epoch", PLACE), batch().after());

    outgoing.sendAgain("other");
    assertEquals(new Offset("other", Position.BEGINNING), batch().after());
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

  @Test
  void whatIsReadBackBeforeItsAnswerAndBehindAKeyedOneIsNotSentAgain() throws InterruptedException {
    Pending keyed = outgoing.addOnce(message("a"), "key", Duration.ofMinutes(1));
    Pending plain = outgoing.add(message("b"));
    List<Pending> both = next();
    outgoing.seen(plain.firstSequence(), Optional.of(message("b").get(0)));
    assertTrue(sent(both));

    outgoing.sendUnseenAgain();

    assertEquals(List.of(keyed), next());
  }
}
