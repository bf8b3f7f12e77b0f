package dev.roomcast.webapp.admin.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FiguresTest {

  @Test
  void largeCountsHaveTheirThousandsApart() {
    assertEquals("7", Figures.count(Locale.ENGLISH, 7));
    assertEquals("1,234,567", Figures.count(Locale.ENGLISH, 1_234_567));
    assertEquals("1.234.567", Figures.count(Locale.GERMAN, 1_234_567));
  }

  @Test
  void slowRatesHaveADecimal() {
    assertEquals("0.5", Figures.rate(Locale.ENGLISH, 0.5));
    assertEquals("0,5", Figures.rate(Locale.GERMAN, 0.5));
    assertEquals("0", Figures.rate(Locale.ENGLISH, 0));
    assertEquals("1,200", Figures.rate(Locale.ENGLISH, 1199.6));
  }

  @Test
  void bytesAreShownInTheLargestUnitOfWhichThereIsOne() {
    assertEquals("999\u00a0B", Figures.bytes(Locale.ENGLISH, 999));
    assertEquals("1.0\u00a0kB", Figures.bytes(Locale.ENGLISH, 999.6));
    assertEquals("1.2\u00a0MB", Figures.bytes(Locale.ENGLISH, 1_234_567));
    assertEquals("123\u00a0GB", Figures.bytes(Locale.ENGLISH, 123_000_000_000.0));
  }

  @Test
  void aTimeIsShownInItsTwoLargestUnits() {
    assertEquals("7 s", Figures.time(Duration.ofSeconds(7)));
    assertEquals("5 min 6 s", Figures.time(Duration.ofSeconds(306)));
    assertEquals("2 h 0 min", Figures.time(Duration.ofSeconds(7259)));
    assertEquals("3 d 4 h", Figures.time(Duration.ofHours(76)));
  }
}
