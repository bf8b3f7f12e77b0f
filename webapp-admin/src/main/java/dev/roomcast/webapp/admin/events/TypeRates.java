package dev.roomcast.webapp.admin.events;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How fast the events of each type come, told from the totals of two readings some seconds apart.
 * The rows are in the order of the types, so that none changes its place.
 */
final class TypeRates {
  private static final Duration LEAST = Duration.ofSeconds(3);

  private Instant before = Instant.MIN;
  private Map<String, Long> totalsBefore = Map.of();
  private Map<String, Double> perSecond = Map.of();

  /** @param share of all events since the start, 0 to 1 */
  record Row(String type, long total, double perSecond, double share) {}

  /**
   * The rows of a moment.
   *
   * @param totals of each type, in the order of the types
   */
  List<Row> next(Instant time, Map<String, Long> totals) {
    if (before.equals(Instant.MIN)) {
      remember(time, totals);
    } else if (Duration.between(before, time).compareTo(LEAST) >= 0) {
      double seconds = Duration.between(before, time).toMillis() / 1000.0;
      perSecond = new HashMap<>();
      totals.forEach((type, total) ->
          perSecond.put(
              type, Math.max(0, total - totalsBefore.getOrDefault(type, 0L)) / seconds));
      remember(time, totals);
    }
    long all = totals.values().stream().mapToLong(Long::longValue).sum();
    return totals.entrySet().stream()
        .map(entry ->
            new Row(
                entry.getKey(),
                entry.getValue(),
                perSecond.getOrDefault(entry.getKey(), 0.0),
                all == 0 ? 0 : entry.getValue() / (double) all))
        .toList();
  }

  private void remember(Instant time, Map<String, Long> totals) {
    before = time;
    totalsBefore = totals;
  }
}
