package dev.roomcast.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.roomcast.api.Room;
import dev.roomcast.hub.Missed;
import dev.roomcast.hub.Replay;
import dev.roomcast.protocol.Message;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecentLogTest {
  private static final Room ROOM = new Room("project:1");

  private final RecentLog log =
      new RecentLog(
          "old", new LogLimits(100, 100_000, Duration.ofHours(1)), Clock.systemUTC());

  private void add(String publisher, long sequence, long place) {
    Position position = new Position(place);
    String id = log.nextOffset(publisher, sequence, position).toString();
    Message message = new Message(id, "test", List.of(ROOM), Instant.now(), new byte[1]);
    log.add(new Logged(place, publisher, sequence, position, message));
  }

  private Replay missed(long since) {
    String id = new Offset(log.epoch(), new Position(since)).toString();
    return log.replay(new Missed(id, Map.of(ROOM, Missed.BEFORE), Long.MAX_VALUE, 10, 10_000));
  }

  /*
   * A message that was delivered before history was lost comes again, from its publisher, after
   * others: a client that comes from a node which had not had it then needs it.
   */
  @Test
  void whatComesAgainAfterHistoryWasLostIsNotHere() {
    add("a", 1, 1);
    log.restart("new", Position.BEGINNING);
    add("b", 1, 10);
    log.skip("a", 1, new Position(11));
    add("b", 2, 12);

    assertEquals(new Replay.Incomplete(Replay.Gap.NOT_KEPT), missed(10));
    assertEquals(1, assertInstanceOf(Replay.Complete.class, missed(11)).events().size());
  }

  @Test
  void whatWasAppendedTwiceIsHereAllTheSame() {
    add("b", 1, 10);
    add("b", 2, 11);
    log.skip("b", 2, new Position(12));

    assertEquals(1, assertInstanceOf(Replay.Complete.class, missed(10)).events().size());
  }

  /*
   * A client becomes a member after this node has delivered "ahead", whose place is known when it
   * asks what it has missed. "other" reaches it after that, although its place is before.
   */
  @Test
  void idOfWhatWasDeliveredAheadDoesNotCoverWhatComesAfterIt() {
    add("b", 1, 1);
    Message ahead = new Message("", "ahead", List.of(ROOM), Instant.now(), new byte[1]);
    log.add(new Logged(2, "a", 1, null, ahead));
    Message other = new Message("", "other", List.of(ROOM), Instant.now(), new byte[1]);
    log.add(new Logged(3, "b", 2, new Position(10), other));
    log.place("a", 1, new Position(11));

    String since = new Offset(log.epoch(), new Position(1)).toString();
    Replay replay =
        log.replay(new Missed(since, Map.of(ROOM, Missed.BEFORE), 2, 10, 10_000));

    var events = assertInstanceOf(Replay.Complete.class, replay).events();
    assertEquals(List.of("ahead"), events.stream().map(each -> each.message().type()).toList());
    String seen = events.get(0).message().id();
    Replay later =
        log.replay(new Missed(seen, Map.of(ROOM, Missed.BEFORE), Long.MAX_VALUE, 10, 10_000));
    assertEquals(
        List.of("other"),
        assertInstanceOf(Replay.Complete.class, later).events().stream()
            .map(each -> each.message().type())
            .toList());
  }
}
