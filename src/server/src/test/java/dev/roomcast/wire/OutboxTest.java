package dev.roomcast.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(10);

  private final FakeTime time = new FakeTime();
  private final FakeWire wire = new FakeWire();
  private final Traffic traffic = new Traffic();
  private final List<String> told = new ArrayList<>();
  private final Outbox outbox = outbox(100);

  private Outbox outbox(int maxBytes) {
    return new Outbox(
        new OutboxLimits(maxBytes, WRITE_TIMEOUT),
        time.wheel(),
        traffic,
        new OutboxOwner() {
          @Override
          public void drained() {
            told.add("drained");
          }

          @Override
          public void broken(Closing why) {
            told.add(why.code());
          }
        });
  }

  private void attach(Wire to) {
    outbox.attach(to);
    outbox.flush();
  }

  private static Frame frame(String text) {
    return Frame.text(text);
  }

  private static Frames one(String text) {
    return Frames.of(frame(text));
  }

  @Test
  void framesAreWrittenInTheOrderOffered() {
    attach(wire);

    outbox.offer(one("a"));
    outbox.offer(Frames.of(List.of(frame("b"), frame("c"))));

    assertEquals(List.of("a", "b", "c"), wire.texts());
    assertEquals(0, outbox.pendingBytes());
    assertEquals(3, traffic.framesOut());
    assertEquals(3, traffic.bytesOut());
  }

  @Test
  void framesWaitUntilAWireIsAttached() {
    outbox.offer(one("a"));
    outbox.offer(one("b"));
    attach(wire);

    assertEquals(List.of("a", "b"), wire.texts());
  }

  @Test
  void attachingAloneWritesNothing() {
    outbox.offer(one("a"));
    outbox.attach(wire);

    assertEquals(List.of(), wire.texts());
  }

  @Test
  void onlyOneWriteIsInFlight() {
    attach(wire.held());

    outbox.offer(one("a"));
    outbox.offer(one("b"));
    outbox.offer(one("c"));
    assertEquals(List.of("a"), wire.texts());

    wire.complete();
    assertEquals(List.of(List.of(frame("a")), List.of(frame("b"), frame("c"))), wire.writes());
  }

  @Test
  void batchesKeepToTheSizeThatTheWireWants() {
    attach(wire.held().batching(4));
    for (String text : List.of("a", "bb", "cc", "ddddd", "e")) {
      outbox.offer(one(text));
    }
    for (int write = 1; write <= 4; write++) {
      wire.complete();
    }

    assertEquals(
        List.of(
            List.of(frame("a")),
            List.of(frame("bb"), frame("cc")),
            List.of(frame("ddddd")),
            List.of(frame("e"))),
        wire.writes());
  }

  @Test
  void slowReaderIsClosedRatherThanBufferedForever() {
    Outbox small = outbox(10); // bytes
    small.attach(wire.held());

    assertTrue(small.offer(one("1234")));
    assertTrue(small.offer(one("123456"))); // 4 in flight + 6 = 10
    assertFalse(small.offer(one("1")));

    assertEquals(List.of("too-slow"), told);
    assertFalse(small.offer(one("")));
    assertEquals(11, traffic.outboxHighWater());
  }

  @Test
  void writtenFramesNoLongerCountAgainstTheBound() {
    Outbox small = outbox(10);
    small.attach(wire);

    for (int i = 0; i < 5; i++) {
      assertTrue(small.offer(one("1234567890")));
    }
    assertEquals(List.of(), told);
  }

  @Test
  void writeWithoutEndClosesAsTooSlow() {
    attach(wire.held());
    outbox.offer(one("a"));

    time.pass(WRITE_TIMEOUT.minus(FakeTime.TICK));
    assertEquals(List.of(), told);
    time.pass(FakeTime.TICK.multipliedBy(2));
    assertEquals(List.of("too-slow"), told);
  }

  @Test
  void eachWriteHasTheWholeTimeToItself() {
    attach(wire.held());
    outbox.offer(one("a"));
    time.pass(Duration.ofSeconds(9));
    wire.complete();
    outbox.offer(one("b"));

    time.pass(Duration.ofSeconds(9));
    assertEquals(List.of(), told);
    time.pass(Duration.ofSeconds(2));
    assertEquals(List.of("too-slow"), told);
  }

  @Test
  void waitingForAWireIsNotSlowness() {
    outbox.offer(one("a"));

    time.pass(WRITE_TIMEOUT.multipliedBy(3));

    assertEquals(List.of(), told);
  }

  @Test
  void brokenWriteEndsTheOutboxOnce() {
    attach(wire.held());
    outbox.offer(one("a"));

    wire.fail();
    time.pass(WRITE_TIMEOUT.multipliedBy(2));

    assertEquals(List.of("transport-lost"), told);
    assertFalse(outbox.offer(one("b")));
  }

  @Test
  void finishWritesWhatWaitsAndThenTells() {
    attach(wire.held());
    outbox.offer(one("a"));
    outbox.offer(one("b"));
    outbox.finish();
    assertFalse(outbox.offer(one("c")));

    wire.complete();
    assertEquals(List.of(), told);
    wire.complete();
    assertEquals(List.of("drained"), told);
    assertEquals(List.of("a", "b"), wire.texts());
  }

  @Test
  void finishTellsAtOnceWhenNothingWaits() {
    outbox.finish();
    outbox.finish();

    assertEquals(List.of("drained"), told);
  }

  @Test
  void finishWaitsForAWire() {
    outbox.offer(one("a"));
    outbox.finish();
    assertEquals(List.of(), told);

    attach(wire);
    assertEquals(List.of("a"), wire.texts());
    assertEquals(List.of("drained"), told);
  }

  @Test
  void closedOutboxDropsWhatItHasAndTellsNobody() {
    attach(wire.held());
    outbox.offer(one("a"));
    outbox.offer(one("b"));
    outbox.close();
    wire.complete();
    time.pass(WRITE_TIMEOUT.multipliedBy(2));

    assertEquals(List.of("a"), wire.texts());
    assertEquals(List.of(), told);
  }

  @Test
  void heartbeatOvertakesWhatWaits() {
    attach(wire.held());
    outbox.offer(one("in flight"));
    outbox.offer(one("waiting"));
    outbox.offerHeartbeat(Frames.of(frame("2")));
    wire.complete();

    assertEquals(List.of("in flight", "2", "waiting"), wire.texts());
  }

  @Test
  void detachedWireIsTheCallersAndFramesWait() {
    attach(wire);

    assertTrue(outbox.detach(wire));
    outbox.offer(one("a"));

    assertEquals(List.of(), wire.texts());
    assertEquals(1, outbox.pendingBytes());
  }

  @Test
  void wireWithAWriteInItsHandsIsNotTheCallers() {
    attach(wire.held());
    outbox.offer(one("a"));

    assertFalse(outbox.detach(wire));
    wire.complete();
    assertTrue(outbox.detach(wire));
  }

  /*
   * Whether anything was in flight used to decide, even on another wire: a poll that followed on an
   * answer still being reported written was detached and never answered.
   */
  @Test
  void writeOfAnEarlierWireDoesNotHoldBackALaterOne() {
    FakeWire earlier = new FakeWire().held();
    attach(earlier);
    outbox.offer(one("a"));
    attach(wire);

    assertTrue(outbox.detach(wire));
    assertFalse(outbox.detach(earlier));
  }

  @Test
  void laterWireWaitsForTheWriteOfTheEarlierOne() {
    FakeWire earlier = new FakeWire().held();
    attach(earlier);
    outbox.offer(one("a"));
    outbox.offer(one("b"));
    attach(wire);
    assertEquals(List.of(), wire.texts());

    earlier.complete();
    assertEquals(List.of("a"), earlier.texts());
    assertEquals(List.of("b"), wire.texts());
  }

  /* A container's exception reached whoever delivered an event, and cost the others theirs. */
  @Test
  void wireThatThrowsIsABrokenTransport() {
    attach(
        new FakeWire() {
          @Override
          public void write(List<Frames> groups, Done done) {
            throw new IllegalStateException("the remote endpoint was in state [CLOSED]");
          }
        });

    outbox.offer(one("a"));

    assertEquals(List.of("transport-lost"), told);
  }

  @Test
  void whatComesBeforeTheWireWritesGoesOutInOneWrite() {
    FakeWire later = new FakeWire().dispatching();
    attach(later);
    outbox.offer(one("a"));
    outbox.offer(one("b"));
    outbox.offerHeartbeat(Frames.of(frame("2")));
    assertEquals(List.of(), later.writes());

    later.runDispatched();

    assertEquals(List.of(List.of(frame("2"), frame("a"), frame("b"))), later.writes());
    assertEquals(1, later.dispatches());
  }

  @Test
  void flushIsDispatchedAgainAfterTheLastOne() {
    FakeWire later = new FakeWire().dispatching();
    attach(later);
    outbox.offer(one("a"));
    later.runDispatched();
    outbox.offer(one("b"));
    later.runDispatched();

    assertEquals(List.of("a", "b"), later.texts());
    assertEquals(2, later.dispatches());
  }

  @Test
  void wireThatIsDetachedBeforeItsFlushRunsIsNotWrittenTo() {
    FakeWire later = new FakeWire().dispatching();
    attach(later);
    outbox.offer(one("a"));
    outbox.detach(later);
    later.runDispatched();
    assertEquals(List.of(), later.texts());

    attach(wire);
    assertEquals(List.of("a"), wire.texts());
  }

  @Test
  void finishTellsAfterTheDispatchedFlush() {
    FakeWire later = new FakeWire().dispatching();
    attach(later);
    outbox.offer(one("a"));
    outbox.finish();
    assertEquals(List.of(), told);

    later.runDispatched();
    assertEquals(List.of("a"), later.texts());
    assertEquals(List.of("drained"), told);
  }

  @Test
  void joinedGroupCountsWithAllItsBytes() {
    attach(wire.held());
    outbox.offer(Frames.joined(List.of(Frames.of(frame("123")), Frames.of(frame("45")))));
    assertEquals(5, outbox.pendingBytes());

    wire.complete();
    assertEquals(0, outbox.pendingBytes());
    assertEquals(2, traffic.framesOut());
    assertEquals(5, traffic.bytesOut());
  }
}
