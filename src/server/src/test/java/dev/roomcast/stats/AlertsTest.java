package dev.roomcast.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.api.HubAlert;
import dev.roomcast.api.HubAlert.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertsTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final List<HubAlert> told = new ArrayList<>();
  private final Alerts alerts =
      new Alerts(new AlertLimits(10, 100, Duration.ofSeconds(1)), told::add);

  @Test
  void manySlowReadersWithinAMinuteAreAnAlert() {
    look(0, 5, 0);
    look(30, 14, 0);
    assertEquals(List.of(), told);

    look(40, 15, 0);
    assertEquals(
        List.of(new HubAlert(Kind.SLOW_READERS, "", 10, START.plusSeconds(40), false)), told);
  }

  @Test
  void theSameManyOverALongTimeAreNone() {
    for (int second = 0; second < 600; second += 30) {
      look(second, second / 10, 0);
    }
    assertEquals(List.of(), told);
  }

  @Test
  void anAlertIsOverWhenItHasBeenQuietForAWhile() {
    look(0, 0, 0);
    look(1, 20, 0);
    look(20, 20, 0);
    assertEquals(1, told.size());
    assertEquals(1, alerts.active().size());

    look(70, 20, 0);
    assertEquals(2, told.size());
    assertTrue(told.get(1).over());
    assertEquals(List.of(), alerts.active());
  }

  @Test
  void lateEventsAreAnAlert() {
    look(0, 0, 1_000);

    assertEquals(Kind.LATENCY, told.get(0).kind());
    assertEquals(1_000, told.get(0).value());
  }

  @Test
  void aLostNodeIsAnAlertOfItsOwn() {
    alerts.look(reading(0, 0, 0), List.of("a", "b"));

    assertEquals(List.of("a", "b"), told.stream().map(HubAlert::subject).toList());
  }

  @Test
  void aNodeThatTakesItsTotalsWithItIsNoAlert() {
    look(0, 1_000, 0);
    look(1, 3, 0);
    look(2, 4, 0);

    assertEquals(List.of(), told);
  }

  @Test
  void aLimitOfZeroIsNever() {
    Alerts none = new Alerts(new AlertLimits(0, 0, Duration.ZERO), told::add);
    none.look(reading(0, 0, 0), List.of());
    none.look(reading(1, 1_000, 90_000), List.of());

    assertEquals(List.of(), told);
  }

  private void look(int second, long slow, long latency) {
    alerts.look(reading(second, slow, latency), List.of());
  }

  private static Reading reading(int second, long slow, long latency) {
    Instant time = START.plusSeconds(second);
    NodeStats stats =
        new NodeStats(
            "n", time, second, false, 0, Map.of(), Map.of(), 0, 0, 0, 0, Map.of(), 0, 0, 0, 0, 0,
            Map.of(), Map.of("too-slow", slow), 0, new DeliveryStats(0, latency),
            new ProcessStats("1", "17", 0, 2, 0, 0, 0));
    Point point = Point.between(stats, stats);
    return new Reading(time, Map.of("n", stats), Map.of("n", point), point);
  }
}
