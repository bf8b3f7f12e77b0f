package dev.roomcast.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final Runnable NOBODY = () -> { };
  private static final int ROOM = 0;

  private final Ledger ledger = new Ledger(2);

  @Test
  void anEventIsCompleteWhenEveryMemberHasIt() {
    int[] completed = {0};
    twoMembers();
    int event = ledger.publish(ROOM, 0, () -> completed[0]++);

    ledger.received(ROOM, 0, event, 1);
    assertEquals(0, completed[0]);
    ledger.received(ROOM, 0, event, 1);

    assertEquals(1, completed[0]);
    assertEquals(2, ledger.delivered());
    assertEquals("", ledger.verdict());
  }

  @Test
  void eventsMayComeInAnyOrderIfItIsTheSameForAll() {
    twoMembers();
    int first = ledger.publish(ROOM, 0, NOBODY);
    int second = ledger.publish(ROOM, 0, NOBODY);

    ledger.received(ROOM, 0, second, 1);
    ledger.received(ROOM, 1, first, 1);
    ledger.received(ROOM, 0, second, 1);
    ledger.received(ROOM, 1, first, 1);

    assertEquals("", ledger.verdict());
  }

  @Test
  void aMemberThatGetsAnotherOrderIsNoticed() {
    twoMembers();
    int first = ledger.publish(ROOM, 0, NOBODY);
    int second = ledger.publish(ROOM, 0, NOBODY);

    ledger.received(ROOM, 0, first, 1);
    ledger.received(ROOM, 1, second, 1);
    ledger.received(ROOM, 0, second, 1);

    assertWrong("event 1 in room 0 where others got 0");
  }

  @Test
  void aMemberThatMissesAnEventIsNoticedByTheNextOne() {
    twoMembers();
    int first = ledger.publish(ROOM, 0, NOBODY);
    int second = ledger.publish(ROOM, 0, NOBODY);
    ledger.received(ROOM, 0, first, 1);
    ledger.received(ROOM, 1, second, 1);

    ledger.received(ROOM, 0, second, 1);

    assertWrong("where others got");
  }

  @Test
  void anEventThatNobodyGetsIsNoticedAtTheEnd() {
    twoMembers();
    int event = ledger.publish(ROOM, 0, NOBODY);

    ledger.received(ROOM, 0, event, 1);

    assertEquals("1 events did not reach all members in time", ledger.verdict());
  }

  @Test
  void anEventThatComesTwiceIsNoticed() {
    twoMembers();
    int event = ledger.publish(ROOM, 0, NOBODY);

    ledger.received(ROOM, 0, event, 1);
    ledger.received(ROOM, 1, event, 1);

    assertWrong("event 0 in room 0 twice");
  }

  @Test
  void anEventThatComesTwiceAfterAllHaveItIsNoticed() {
    ledger.join(ROOM);
    int event = ledger.publish(ROOM, 0, NOBODY);

    ledger.received(ROOM, 0, event, 1);
    ledger.received(ROOM, 1, event, 1);

    assertWrong("none of ours or long complete");
  }

  @Test
  void anEventOfAnotherRoomIsNoticed() {
    twoMembers();
    int event = ledger.publish(1, 0, NOBODY);

    ledger.received(ROOM, 0, event, 1);

    assertWrong("none of ours");
  }

  @Test
  void anEventThatWasNeverPublishedIsNoticed() {
    twoMembers();

    ledger.received(ROOM, 0, 0, 1);

    assertWrong("none of ours");
  }

  @Test
  void latencyCountsFromTheTimeAtWhichAnEventWasDue() {
    ledger.join(ROOM);
    ledger.record(true);
    int late = ledger.publish(ROOM, 1_000_000, NOBODY);

    ledger.received(ROOM, 0, late, 41_000_000);

    assertEquals(40e6, ledger.latencies().getMaxValue(), 0.1e6);
  }

  private void twoMembers() {
    ledger.join(ROOM);
    ledger.join(ROOM);
  }

  private void assertWrong(String expected) {
    assertTrue(ledger.verdict().contains(expected), ledger.verdict());
  }
}
