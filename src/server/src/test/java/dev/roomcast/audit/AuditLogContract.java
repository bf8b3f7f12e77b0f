package dev.roomcast.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every audit log promises. */
abstract class AuditLogContract {
  private AuditLog log;

  /** An empty one with room for at least ten entries. */
  abstract AuditLog make();

  static AuditEntry entry(int second) {
    return new AuditEntry(
        Instant.ofEpochSecond(second),
        "olga",
        "rest",
        "192.0.2.1",
        "n1",
        "disconnect-user",
        "user \"" + second + "\"\n",
        "",
        "2 connections");
  }

  static List<Long> seconds(List<AuditEntry> entries) {
    return entries.stream().map(entry -> entry.time().getEpochSecond()).toList();
  }

  private AuditLog withEntries(int... seconds) {
    log = make();
    for (int second : seconds) {
      log.add(entry(second));
    }
    return log;
  }

  @Test
  void latestEntryComesFirst() {
    assertEquals(List.of(3L, 2L, 1L), seconds(withEntries(1, 2, 3).latest(Instant.MAX, 10)));
  }

  @Test
  void entryIsKeptAsItWas() {
    assertEquals(List.of(entry(1)), withEntries(1).latest(Instant.MAX, 10));
  }

  @Test
  void nextPageBeginsBeforeAMoment() {
    AuditLog four = withEntries(1, 2, 3, 4);

    assertEquals(List.of(4L, 3L), seconds(four.latest(Instant.MAX, 2)));
    assertEquals(List.of(2L, 1L), seconds(four.latest(Instant.ofEpochSecond(3), 2)));
  }

  @Test
  void emptyLogHasNothingToTell() {
    assertEquals(List.of(), withEntries().latest(Instant.MAX, 10));
  }
}
