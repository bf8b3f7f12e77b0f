package dev.roomcast.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileAuditLogTest extends AuditLogContract {
  @TempDir private Path directory;

  @Override
  AuditLog make() {
    return new FileAuditLog(file(), 1_000_000);
  }

  private Path file() {
    return directory.resolve("new").resolve("audit.jsonl");
  }

  @Test
  void entriesOutliveTheNode() {
    make().add(entry(1));

    assertEquals(List.of(1L), seconds(make().latest(Instant.MAX, 10)));
  }

  @Test
  void fullFileTakesThePlaceOfTheOneBefore() throws IOException {
    int line = AuditJson.line(entry(1)).length() + 1;
    AuditLog log = new FileAuditLog(file(), 2 * line);
    for (int second = 1; second <= 7; second++) {
      log.add(entry(second));
    }

    assertEquals(List.of(7L, 6L, 5L), seconds(log.latest(Instant.MAX, 10)).subList(0, 3));
    try (var files = Files.list(file().getParent())) {
      assertEquals(2, files.count());
    }
    assertTrue(Files.size(file()) <= 2L * line);
  }

  @Test
  void lineThatACrashHasCutOffIsPassedOver() throws IOException {
    make().add(entry(1));
    Files.writeString(file(), "{\"time\":\"20", StandardOpenOption.APPEND);
    AuditLog log = make();
    log.add(entry(2));

    assertEquals(List.of(2L, 1L), seconds(log.latest(Instant.MAX, 10)));
  }

  @Test
  void fileThatCannotBeWrittenIsToldAtTheStart() throws IOException {
    Path notADirectory = Files.createFile(directory.resolve("file"));

    assertThrows(
        UncheckedIOException.class,
        () -> new FileAuditLog(notADirectory.resolve("audit.jsonl"), 1_000));
  }
}
