package dev.roomcast.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.roomcast.wire.FakeTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
  private final FakeTime time = new FakeTime();
  private final TokenBucket bucket = new TokenBucket(2, 3, time::nanoTime);

  @Test
  void burstIsGrantedAndThenTheRate() {
    for (int i = 0; i < 3; i++) {
      assertEquals(Duration.ZERO, bucket.take());
    }
    assertEquals(Duration.ofMillis(500), bucket.take());

    time.pass(Duration.ofMillis(500));
    assertEquals(Duration.ZERO, bucket.take());
    assertEquals(Duration.ofMillis(500), bucket.take());
  }

  @Test
  void refusedCommandCostsNothing() {
    for (int i = 0; i < 20; i++) {
      bucket.take();
    }
    time.pass(Duration.ofMillis(250));
    assertEquals(Duration.ofMillis(250), bucket.take());
  }

  @Test
  void pauseFillsTheBucketNoFurtherThanTheBurst() {
    time.pass(Duration.ofSeconds(60));
    for (int i = 0; i < 3; i++) {
      assertEquals(Duration.ZERO, bucket.take());
    }
    assertEquals(Duration.ofMillis(500), bucket.take());
  }
}
