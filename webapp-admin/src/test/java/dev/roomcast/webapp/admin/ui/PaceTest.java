package dev.roomcast.webapp.admin.ui;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
  private Duration now = Duration.ofDays(1);
  private final Pace everySecond = new Pace(Duration.ofSeconds(1), () -> now.toNanos());

  private void pass(long millis) {
    now = now.plusMillis(millis);
  }

  private void draw(long millis) {
    everySecond.draw(() -> pass(millis));
  }

  @Test
  void theFirstTimeIsDueAtOnce() {
    assertTrue(everySecond.isDue());
  }

  @Test
  void aQuickRedrawIsDueAgainWhenTheNextTickComesALittleEarly() {
    draw(2);

    pass(700);
    assertFalse(everySecond.isDue());
    pass(100);
    assertTrue(everySecond.isDue());
  }

  @Test
  void aRedrawTakesOnePartInTwentyOfTheTime() {
    draw(200);

    pass(3_700);
    assertFalse(everySecond.isDue());
    pass(100);
    assertTrue(everySecond.isDue());   // 200 * 20 after it began
  }

  /*
   * The first redraw of a view comes while the server's code is cold and took two seconds on a busy
   * machine; the live tail then showed nothing for forty.
   */
  @Test
  void aSlowFirstRedrawDoesNotSilenceTheScreen() {
    draw(2_000);

    pass(3_000);
    assertTrue(everySecond.isDue());
  }

  @Test
  void aRedrawThatTakesLongerThanTheLongestRestIsDueAgainWhenItEnds() {
    draw(30_000);

    assertTrue(everySecond.isDue());
  }
}
