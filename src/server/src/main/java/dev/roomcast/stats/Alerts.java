package dev.roomcast.stats;

import dev.roomcast.api.HubAlert;
import dev.roomcast.api.HubAlert.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * Notices what an operator should look at, and that it is over; remembers the latest alerts. One that
 * has begun goes on until it has been below its limit for a while, so that it does not flap.
 */
/* Threads: look() comes one at a time; the monitor guards all fields; it is not held while telling. */
public final class Alerts {
  /** How many are remembered. */
  public static final int MAX_REMEMBERED = 200;

  static final Duration MINUTE = Duration.ofMinutes(1);
  static final Duration QUIET = Duration.ofSeconds(30);

  private final AlertLimits limits;
  private final Consumer<HubAlert> told;
  private final Growth slowReaders = new Growth();
  private final Growth refusals = new Growth();
  private final Map<Key, Active> active = new LinkedHashMap<>();
  private final Deque<HubAlert> latest = new ArrayDeque<>();

  /** @param told is called for each alert that begins or ends; must not wait */
  public Alerts(AlertLimits limits, Consumer<HubAlert> told) {
    this.limits = limits;
    this.told = told;
  }

  private record Key(Kind kind, String subject) {}

  private record Active(HubAlert begun, Instant lastOver) {}

  /** How much a total of all nodes grew within the last minute. */
  private static final class Growth {
    private record Sample(Instant time, long total) {}

    private final Deque<Sample> samples = new ArrayDeque<>();

    /* A node that is gone takes its part of the total with it: that is no growth. */
    long within(Instant now, long total) {
      while (!samples.isEmpty()
          && (samples.getFirst().time().isBefore(now.minus(MINUTE))
              || samples.getLast().total() > total)) {
        samples.removeFirst();
      }
      samples.addLast(new Sample(now, total));
      return total - samples.getFirst().total();
    }
  }

  /**
   * Looks at the figures of a moment.
   *
   * @param lost the names of nodes that are gone without a word
   */
  public void look(Reading reading, Collection<String> lost) {
    List<HubAlert> news;
    synchronized (this) {
      news = changes(reading, lost);
      news.forEach(this::remember);
    }
    news.forEach(told);
  }

  private List<HubAlert> changes(Reading reading, Collection<String> lost) {
    Instant now = reading.time();
    Map<Key, Long> over = new LinkedHashMap<>();
    long slow = total(reading, stats -> stats.closedByCode().getOrDefault("too-slow", 0L));
    check(over, Kind.SLOW_READERS, slowReaders.within(now, slow), limits.slowReaders());
    long refused = total(reading, NodeStats::refusedTotal);
    check(over, Kind.REFUSALS, refusals.within(now, refused), limits.refusals());
    long late = Math.round(reading.cluster().latencyP99());
    check(over, Kind.LATENCY, late, limits.latency().toMillis());
    lost.forEach(node -> over.put(new Key(Kind.NODE_LOST, node), 0L));
    return news(over, now);
  }

  private static long total(Reading reading, ToLongFunction<NodeStats> figure) {
    return reading.nodes().values().stream().mapToLong(figure).sum();
  }

  private static void check(Map<Key, Long> over, Kind kind, long value, long limit) {
    if (limit > 0 && value >= limit) {
      over.put(new Key(kind, ""), value);
    }
  }

  private List<HubAlert> news(Map<Key, Long> over, Instant now) {
    List<HubAlert> news = new ArrayList<>();
    over.forEach((key, value) -> {
      HubAlert begun =
          Optional.ofNullable(active.get(key))
              .map(Active::begun)
              .orElseGet(() -> {
                HubAlert alert = new HubAlert(key.kind(), key.subject(), value, now, false);
                news.add(alert);
                return alert;
              });
      active.put(key, new Active(begun, now));
    });
    Iterator<Map.Entry<Key, Active>> all = active.entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<Key, Active> each = all.next();
      Duration quiet = Duration.between(each.getValue().lastOver(), now);
      if (quiet.compareTo(QUIET) >= 0) {
        HubAlert begun = each.getValue().begun();
        news.add(new HubAlert(begun.kind(), begun.subject(), begun.value(), now, true));
        all.remove();
      }
    }
    return news;
  }

  private void remember(HubAlert alert) {
    if (latest.size() == MAX_REMEMBERED) {
      latest.removeLast();
    }
    latest.addFirst(alert);
  }

  /** Those that go on, in the order in which they began. */
  public synchronized List<HubAlert> active() {
    return active.values().stream().map(Active::begun).toList();
  }

  /** What began and ended, the latest first. */
  public synchronized List<HubAlert> latest() {
    return List.copyOf(latest);
  }
}
