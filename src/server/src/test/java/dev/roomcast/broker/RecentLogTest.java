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
}
