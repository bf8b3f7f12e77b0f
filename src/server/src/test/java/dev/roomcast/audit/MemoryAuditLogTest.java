package dev.roomcast.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryAuditLogTest extends AuditLogContract {
  @Override
  AuditLog make() {
    return new MemoryAuditLog(10);
  }

  @Test
  void oldestEntryMakesRoom() {
    AuditLog log = new MemoryAuditLog(2);
    log.add(entry(1));
    log.add(entry(2));
    log.add(entry(3));

    assertEquals(List.of(3L, 2L), seconds(log.latest(Instant.MAX, 10)));
  }
}
