package dev.roomcast.bench.server;

import dev.roomcast.bench.load.LoadFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux says of a process, in {@code /proc}. */
public final class ProcessFigures {
  private static final long TICK = 10_000_000;   // ns; USER_HZ is 100 on all common machines
  private static final int USER_TIME = 11;     // fields after the program's name, proc(5)
  private static final int SYSTEM_TIME = 12;
  private static final int KIB = 1024;

  private final Path directory;

  public ProcessFigures(long pid) {
    directory = Path.of("/proc", String.valueOf(pid));
  }

  /** The processor time of all its threads until now, in nanoseconds, to 10 ms. */
  public long cpu() {
    String stat = read("stat");
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME])) * TICK;
  }

  /** Bytes of it in memory. */
  long residentBytes() {
    return read("status").lines()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB)
        .findFirst()
        .orElse(0);
  }

  private String read(String file) {
    try {
      return Files.readString(directory.resolve(file));
    } catch (IOException e) {
      throw new LoadFailed("the process has ended: " + e);
    }
  }
}
