package dev.roomcast.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DeliveryTimesTest {
  private final AtomicLong nanos = new AtomicLong();
  private final DeliveryTimes times = new DeliveryTimes(nanos::get);

  @Test
  void halfOfTheEventsTookNoLongerThanTheMedian() {
    for (int millis = 1; millis <= 9; millis++) {
      times.add(millis);
    }

    assertEquals(new DeliveryStats(5, 9), times.recent());
  }

  @Test
  void noEventsTookNoTime() {
    assertEquals(DeliveryStats.NONE, times.recent());
  }

  @Test
  void longTimesAreRoundedUpByAnEighthAtMost() {
    for (long millis : new long[] {17, 100, 1_000, 12_345, 700_000}) {
      DeliveryTimes one = new DeliveryTimes(nanos::get);
      one.add(millis);
      long shown = one.recent().p50Millis();
      assertTrue(millis <= shown && shown <= millis * 9 / 8, millis + " shown as " + shown);
    }
  }

  @Test
  void timesBeyondTheLongestRangeCountAsTheLongest() {
    times.add(Long.MAX_VALUE);

    assertTrue(times.recent().p99Millis() > 900_000);
  }

  @Test
  void clocksThatDifferMakeNoNegativeTimes() {
    times.add(-5);

    assertEquals(new DeliveryStats(0, 0), times.recent());
  }

  @Test
  void whatIsMoreThanTenSecondsOldIsForgotten() {
    times.add(10);
    assertEquals(10, times.recent().p50Millis());
    for (int slice = 0; slice < 3; slice++) {
      nanos.addAndGet(5_000_000_000L);
      times.recent();
    }
    assertEquals(0, times.recent().p50Millis());
  }
}
