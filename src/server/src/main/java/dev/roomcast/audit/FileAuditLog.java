package dev.roomcast.audit;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keeps entries in a file, one JSON object a line, and in the file before it: when the file is full
 * it takes the place of that one.
 */
/* Threads: any; the monitor is held while a file is written or read. */
public final class FileAuditLog implements AuditLog {
  private static final System.Logger LOG = System.getLogger(FileAuditLog.class.getName());

  private final Path file;
  private final Path before;
  private final long maxBytes;

  /**
   * @param file is made if it is not there, with its directories
   * @param maxBytes of each of the two files
   * @throws UncheckedIOException if it cannot be written
   */
  public FileAuditLog(Path file, long maxBytes) {
    this.file = file.toAbsolutePath();
    this.before = this.file.resolveSibling(file.getFileName() + ".1");
    this.maxBytes = maxBytes;
    try {
      Files.createDirectories(this.file.getParent());
      // Better told now than when the first entry is lost. A crash may have cut off the last line.
      append(endsInALine() ? "" : "\n");
    } catch (IOException notWritable) {
      throw new UncheckedIOException(notWritable);
    }
  }

  @Override
  public synchronized void add(AuditEntry entry) {
    String line = AuditJson.line(entry);
    try {
      if (Files.exists(file) && Files.size(file) >= maxBytes) {
        Files.move(file, before, StandardCopyOption.REPLACE_EXISTING);
      }
      append(line + "\n");
    } catch (IOException notWritten) {
      LOG.log(System.Logger.Level.ERROR, "Not kept in " + file + ": " + line, notWritten);
    }
  }

  private boolean endsInALine() throws IOException {
    long size = Files.exists(file) ? Files.size(file) : 0;
    if (size == 0) {
      return true;
    }
    try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "r")) {
      opened.seek(size - 1);
      return opened.read() == '\n';
    }
  }

  private void append(String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  @Override
  public synchronized List<AuditEntry> latest(Instant earlierThan, int limit) {
    List<AuditEntry> latest = new ArrayList<>();
    for (Path each : List.of(file, before)) {
      List<AuditEntry> newestFirst = read(each);
      Collections.reverse(newestFirst);
      newestFirst.stream()
          .filter(entry -> entry.time().isBefore(earlierThan))
          .limit(limit - latest.size())
          .forEach(latest::add);
    }
    return latest;
  }

  private static List<AuditEntry> read(Path from) {
    if (!Files.exists(from)) {
      return new ArrayList<>();
    }
    try (Stream<String> lines = Files.lines(from, StandardCharsets.UTF_8)) {
      return new ArrayList<>(lines.flatMap(line -> AuditJson.read(line).stream()).toList());
    } catch (IOException notReadable) {
      throw new UncheckedIOException(notReadable);
    }
  }
}
