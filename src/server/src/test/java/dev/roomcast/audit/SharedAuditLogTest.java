package dev.roomcast.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedAuditLogTest extends AuditLogContract {
  private static final int DAY = 24 * 60 * 60;   // seconds

  private final FakeShelves shelves = new FakeShelves();

  private static final class FakeShelves implements AuditShelves {
    private final Map<String, Map<String, String>> shelves = new TreeMap<>();
    private boolean there = true;

    @Override
    public boolean areThere() {
      return there;
    }

    @Override
    public void keep(String shelf, String name, String text, Duration lifetime) {
      shelves.computeIfAbsent(shelf, first -> new TreeMap<>()).put(name, text);
    }

    @Override
    public Map<String, String> kept(String shelf) {
      return there ? shelves.getOrDefault(shelf, Map.of()) : Map.of();
    }
  }

  @Override
  AuditLog make() {
    return node(10);
  }

  private SharedAuditLog node(int second) {
    return new SharedAuditLog(
        new MemoryAuditLog(10),
        shelves,
        Clock.fixed(Instant.ofEpochSecond(second), ZoneOffset.UTC));
  }

  @Test
  void whatOneNodeKeepsTheOthersFind() {
    AuditLog one = node(10);
    AuditLog other = node(10);
    one.add(entry(1));
    other.add(entry(2));

    assertEquals(List.of(2L, 1L), seconds(one.latest(Instant.MAX, 10)));
    assertEquals(List.of(2L, 1L), seconds(other.latest(Instant.MAX, 10)));
  }

  @Test
  void latestOfSeveralDaysComeFirst() {
    AuditLog log = node(4 * DAY);
    log.add(entry(1));
    log.add(entry(2 * DAY));
    log.add(entry(4 * DAY));

    AuditLog later = node(4 * DAY + 1);
    assertEquals(List.of(4L * DAY, 2L * DAY), seconds(later.latest(Instant.MAX, 2)));
    assertEquals(List.of(1L), seconds(later.latest(Instant.ofEpochSecond(DAY), 2)));
  }

  @Test
  void whatCameWhileItWasAwayFollows() {
    SharedAuditLog one = node(10);
    shelves.there = false;
    one.add(entry(1));
    assertEquals(List.of(1L), seconds(one.latest(Instant.MAX, 10)));

    shelves.there = true;
    assertEquals(List.of(), seconds(node(10).latest(Instant.MAX, 10)));
    one.shareWaiting();

    assertEquals(List.of(1L), seconds(node(10).latest(Instant.MAX, 10)));
  }

  @Test
  void aDayHoldsABoundedNumberOfOneNode() {
    SharedAuditLog log = node(DAY);
    IntStream.range(0, SharedAuditLog.MAX_IN_A_DAY + 5).forEach(second -> log.add(entry(second)));

    assertEquals(
        SharedAuditLog.MAX_IN_A_DAY, node(DAY).latest(Instant.MAX, Integer.MAX_VALUE).size());
  }
}
