package dev.roomcast.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.hub.FakeBroker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecorderTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Optional<String> CLUSTER = Optional.empty();

  private final List<NodeStats> nodes = new ArrayList<>();
  private final FakeBroker broker = new FakeBroker();
  private final KeptMinutes kept = new KeptMinutes(broker);
  private final Recorder recorder = new Recorder(() -> List.copyOf(nodes), kept::keep);

  @Test
  void aRateIsWhatATotalGrewByPerSecond() {
    tick(0, stats("a", 0, 1, 100));
    tick(2, stats("a", 2, 1, 150));

    assertEquals(25, recorder.latest().point(Optional.of("a")).events());
  }

  @Test
  void theClusterIsTheSumOfItsNodes() {
    tick(0, stats("a", 0, 3, 0), stats("b", 0, 4, 0));
    tick(1, stats("a", 1, 3, 10), stats("b", 1, 4, 20));

    assertEquals(7, recorder.latest().cluster().connections());
    assertEquals(30, recorder.latest().cluster().events());
    assertEquals(20, recorder.latest().point(Optional.of("b")).events());
  }

  @Test
  void aNodeThatToldNothingNewKeepsItsLastRate() {
    tick(0, stats("a", 0, 1, 0));
    tick(1, stats("a", 1, 1, 10));
    tick(2, stats("a", 1, 1, 10));

    assertEquals(10, recorder.latest().point(Optional.of("a")).events());
    assertEquals(3, recorder.seconds(Optional.of("a")).size());
  }

  @Test
  void aRestartIsNotANegativeRate() {
    tick(0, stats("a", 0, 1, 1000));
    tick(1, stats("a", 1, 1, 5));

    assertEquals(0, recorder.latest().point(Optional.of("a")).events());
  }

  @Test
  void tenMinutesAreKeptByTheSecondAndADayByTheMinute() {
    int overADay = 25 * 60 * 60;
    for (int second = 0; second < overADay; second++) {
      tick(second, stats("a", second, 1, second));
    }

    assertEquals(600, recorder.seconds(CLUSTER).size());
    List<Point> minutes = recorder.minutes(CLUSTER);
    assertEquals(24 * 60 + 1, minutes.size());
    assertEquals(START.plusSeconds(overADay - 60), minutes.get(minutes.size() - 1).time());
    assertEquals(1, minutes.get(0).events());
  }

  @Test
  void aNodeThatStartsLaterKnowsTheMinutesBefore() {
    for (int second = 0; second < 180; second++) {
      tick(second, stats("a", second, 1, second), stats("b", second, 2, 0));
    }
    Instant later = START.plusSeconds(600);
    Recorder next = new Recorder(() -> List.of(stats("b", 600, 7, 0)), kept::keep);
    next.tick(later);

    next.restore(kept.read(later));

    assertEquals(
        List.of(1L, 1L),
        next.minutes(Optional.of("a")).stream().map(Point::connections).toList());
    assertEquals(
        List.of(2L, 2L, 7L),
        next.minutes(Optional.of("b")).stream().map(Point::connections).toList());
    assertEquals(
        List.of(START, START.plusSeconds(60), later),
        next.minutes(CLUSTER).stream().map(Point::time).toList());
    assertEquals(3, next.minutes(CLUSTER).get(0).connections());
  }

  @Test
  void minutesAreForgottenByTheHour() {
    tick(0, stats("a", 0, 1, 0));
    tick(60, stats("a", 60, 1, 0));

    assertEquals(Set.of("minutes-2026-01-01T00:00:00Z"), broker.shelves.keySet());
    assertEquals(Map.of(), kept.read(START.plus(Duration.ofHours(25))));
  }

  @Test
  void whatAnotherVersionKeptIsPassedOver() {
    broker.keep("minutes-2026-01-01T00:00:00Z", START + " a", "{\"new\":1}", Duration.ZERO);

    assertEquals(Map.of(), kept.read(START));
  }

  @Test
  void aMinuteIsTheMeanOfItsSeconds() {
    for (int second = 0; second < 60; second++) {
      tick(second, stats("a", second, second < 30 ? 10 : 20, 0));
    }

    assertEquals(15, recorder.minutes(CLUSTER).get(0).connections());
  }

  @Test
  void aNodeThatIsGoneForADayIsForgotten() {
    tick(0, stats("a", 0, 1, 0), stats("b", 0, 1, 0));
    tick((int) Duration.ofHours(25).toSeconds(), stats("a", 90_000, 1, 0));

    assertEquals(0, recorder.seconds(Optional.of("b")).size());
    assertTrue(recorder.seconds(Optional.of("a")).size() > 0);
  }

  @Test
  void oneWatcherThatFailsDoesNotKeepTheOthersWaiting() {
    List<Reading> seen = new ArrayList<>();
    recorder.watch(reading -> {
      throw new IllegalStateException("a watcher's fault; this test asks for it");
    });
    Runnable unwatch = recorder.watch(seen::add);

    tick(0, stats("a", 0, 1, 0));
    unwatch.run();
    tick(1, stats("a", 1, 1, 0));

    assertEquals(1, seen.size());
  }

  @Test
  void countsByReasonAreSummedOverTheNodes() {
    tick(0, stats("a", 0, 1, 7), stats("b", 0, 1, 2));

    assertEquals(Map.of("note", 9L), recorder.latest().counts(CLUSTER, NodeStats::eventsByType));
    assertEquals(
        Map.of("note", 2L),
        recorder.latest().counts(Optional.of("b"), NodeStats::eventsByType));
  }

  private void tick(int second, NodeStats... all) {
    nodes.clear();
    nodes.addAll(List.of(all));
    recorder.tick(START.plusSeconds(second));
  }

  private static NodeStats stats(String node, int second, long connections, long events) {
    return new NodeStats(
        node, START.plusSeconds(second), second, false, connections, Map.of(), Map.of(), connections,
        connections, 1, events, Map.of("note", events), events, 0, 0, 0, 0, Map.of(), Map.of(), 0,
        DeliveryStats.NONE, new ProcessStats("1", "17", 0, 2, 0, 0, 0));
  }
}
