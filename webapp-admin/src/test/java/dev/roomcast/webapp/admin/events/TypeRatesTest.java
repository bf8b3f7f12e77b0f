package dev.roomcast.webapp.admin.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.roomcast.webapp.admin.events.TypeRates.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TypeRatesTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final TypeRates rates = new TypeRates();

  @Test
  void aRateIsToldFromTotalsSomeSecondsApart() {
    rates.next(START, counts(Map.of("a", 10L)));
    List<Row> rows = rates.next(START.plusSeconds(5), counts(Map.of("a", 20L, "b", 20L)));

    assertEquals(List.of(new Row("a", 20, 2, 0.5), new Row("b", 20, 4, 0.5)), rows);
  }

  @Test
  void beforeThatARateIsZero() {
    assertEquals(
        List.of(new Row("a", 10, 0, 1)), rates.next(START, counts(Map.of("a", 10L))));
  }

  @Test
  void aRestartIsNoNegativeRate() {
    rates.next(START, counts(Map.of("a", 100L)));

    assertEquals(0, rates.next(START.plusSeconds(5), counts(Map.of("a", 1L))).get(0).perSecond());
  }

  private static Map<String, Long> counts(Map<String, Long> counts) {
    return new TreeMap<>(counts);
  }
}
