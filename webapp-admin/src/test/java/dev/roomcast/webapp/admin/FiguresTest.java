package dev.roomcast.webapp.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FiguresTest {

  @Test
  void largeCountsHaveTheirThousandsApart() {
    assertEquals("7", Figures.count(7));
    assertEquals("1,234,567", Figures.count(1_234_567));
  }

  @Test
  void slowRatesHaveADecimal() {
    assertEquals("0.5 a second", Figures.rate(0.5));
    assertEquals("1,200 a second", Figures.rate(1199.6));
  }

  @Test
  void aTimeIsShownInItsTwoLargestUnits() {
    assertEquals("7 s", Figures.time(Duration.ofSeconds(7)));
    assertEquals("5 min 6 s", Figures.time(Duration.ofSeconds(306)));
    assertEquals("2 h 0 min", Figures.time(Duration.ofSeconds(7259)));
    assertEquals("3 d 4 h", Figures.time(Duration.ofHours(76)));
  }

  @Test
  void aRateIsTheGrowthPerSecond() {
    NodeFigures earlier = figures(0, 100);
    NodeFigures later = figures(2000, 150);

    assertEquals(25, later.ratesSince(earlier).published());
    assertEquals(NodeFigures.Rates.NONE, earlier.ratesSince(later));
  }

  private static NodeFigures figures(long millis, long published) {
    return new NodeFigures(
        "n", Instant.ofEpochMilli(millis), Duration.ZERO, 0, 0, 0, published, 0, 0, 0);
  }
}
