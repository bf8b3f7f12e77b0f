package dev.roomcast.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimingWheelTest {
  private final FakeTime time = new FakeTime(); // ticks of 10 ms, 1024 of them in a rotation
  private final List<String> ran = new ArrayList<>();

  private TimingWheel.Timeout schedule(Duration delay, String name) {
    return time.wheel().schedule(delay, () -> ran.add(name));
  }

  @Test
  void taskIsNeverEarlyAndAtMostOneTickLate() {
    time.pass(Duration.ofMillis(7));
    schedule(Duration.ofMillis(25), "a"); // due at 32 ms, so with the tick at 40 ms

    time.pass(Duration.ofMillis(32)); // 39 ms
    assertEquals(List.of(), ran);
    time.pass(Duration.ofMillis(1));
    assertEquals(List.of("a"), ran);
  }

  @Test
  void taskThatComesAgainAndAgainMayBeAheadByOneTick() {
    time.pass(Duration.ofMillis(7));
    time.wheel().scheduleAbout(Duration.ofMillis(25), () -> ran.add("a")); // due at 32 ms

    time.pass(Duration.ofMillis(22)); // 29 ms
    assertEquals(List.of(), ran);
    time.pass(Duration.ofMillis(1));
    assertEquals(List.of("a"), ran);
  }

  @Test
  void whatComesAgainAndAgainIsGatheredWithinAHundredthOfItsDelay() {
    Duration interval = Duration.ofSeconds(10); // so the steps are of 100 ms
    for (int i = 0; i < 10; i++) {
      String started = i * 10 + " ms";
      time.wheel().scheduleAbout(interval, () -> ran.add(started));
      time.pass(FakeTime.TICK);
    }

    time.pass(interval.minus(Duration.ofMillis(110))); // 9.99 s since the first was scheduled
    assertEquals(List.of(), ran);
    time.pass(FakeTime.TICK);
    assertEquals(5, ran.size());
    time.pass(Duration.ofMillis(90));
    assertEquals(5, ran.size());
    time.pass(FakeTime.TICK);
    assertEquals(10, ran.size());
  }

  @Test
  void taskRunsOnce() {
    schedule(Duration.ofMillis(20), "a");

    time.pass(Duration.ofSeconds(30));

    assertEquals(List.of("a"), ran);
  }

  @Test
  void taskWithoutDelayRunsWithTheNextTick() {
    schedule(Duration.ZERO, "now");
    schedule(Duration.ofMillis(-5), "before");
    time.wheel().advance();
    assertEquals(List.of(), ran);

    time.pass(FakeTime.TICK);
    assertEquals(2, ran.size());
  }

  @Test
  void cancelledTaskDoesNotRun() {
    TimingWheel.Timeout first = schedule(Duration.ofMillis(20), "first");
    TimingWheel.Timeout second = schedule(Duration.ofMillis(20), "second");
    schedule(Duration.ofMillis(20), "third");

    second.cancel();
    second.cancel();
    time.pass(Duration.ofMillis(20));
    first.cancel(); // too late, and harmless

    assertEquals(List.of("third", "first"), ran);
  }

  @Test
  void deadlineBeyondOneRotationWaitsForItsOwnRound() {
    schedule(Duration.ofMillis(50), "soon");
    schedule(Duration.ofMillis(50 + 10 * 1024), "a rotation later");
    schedule(Duration.ofMillis(50 + 3 * 10 * 1024), "three rotations later");

    time.pass(Duration.ofMillis(50));
    assertEquals(List.of("soon"), ran);
    time.pass(Duration.ofMillis(10 * 1024));
    assertEquals(List.of("soon", "a rotation later"), ran);
    time.pass(Duration.ofMillis(2 * 10 * 1024));
    assertEquals(List.of("soon", "a rotation later", "three rotations later"), ran);
  }

  @Test
  void wheelThatStoodStillRunsAllThatBecameDue() {
    schedule(Duration.ofMillis(30), "a");
    schedule(Duration.ofSeconds(15), "b");
    schedule(Duration.ofSeconds(60), "c");

    time.stall(Duration.ofSeconds(40)); // almost four rotations
    time.wheel().advance();

    assertEquals(2, ran.size());
    time.pass(Duration.ofSeconds(20));
    assertEquals(3, ran.size());
  }

  @Test
  void taskMayScheduleAnother() {
    time.wheel().schedule(FakeTime.TICK, () -> schedule(FakeTime.TICK, "second"));

    time.pass(FakeTime.TICK);
    assertEquals(List.of(), ran);
    time.pass(FakeTime.TICK);
    assertEquals(List.of("second"), ran);
  }

  @Test
  void taskThatFailsHarmsNoOther() {
    schedule(FakeTime.TICK, "a");
    time.wheel()
        .schedule(
            FakeTime.TICK,
            () -> {
              throw new IllegalStateException("on purpose");
            });
    schedule(FakeTime.TICK, "b");

    time.pass(FakeTime.TICK);

    assertEquals(List.of("b", "a"), ran);
  }

  /* An error took the rest of what was due with it, and would have stopped the wheel's timer. */
  @Test
  void taskThatEndsInAnErrorHarmsNoOther() {
    schedule(FakeTime.TICK, "a");
    time.wheel()
        .schedule(
            FakeTime.TICK,
            () -> {
              throw new NoClassDefFoundError("on purpose");
            });

    time.pass(FakeTime.TICK);

    assertEquals(List.of("a"), ran);
  }

  /* A token that ends in the year 9999 is further off than a count of nanoseconds reaches. */
  @Test
  void delayBeyondTheRangeOfNanosecondsIsTaken() {
    schedule(Duration.ofDays(365 * 8000L), "in the year 9999").cancel();
    schedule(Duration.ofSeconds(Long.MAX_VALUE), "never").cancel();
    schedule(Duration.ofSeconds(Long.MIN_VALUE), "long ago");

    time.pass(FakeTime.TICK);

    assertEquals(List.of("long ago"), ran);
  }
}
