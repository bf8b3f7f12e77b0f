package dev.roomcast.publisher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SparseLogTest {
  private final FakeTime time = new FakeTime();
  private final SparseLog log = new SparseLog(Duration.ofMinutes(1), time);

  @Test
  void theFirstTimeIsToldAtOnceAndTheOthersTogetherAfterThePeriod() {
    assertEquals(1, log.countAndTake());
    assertEquals(0, log.countAndTake());
    time.pass(Duration.ofSeconds(59));
    assertEquals(0, log.countAndTake());

    time.pass(Duration.ofSeconds(1));

    assertEquals(3, log.countAndTake());
  }
}
