package dev.roomcast.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The machine's own Redis, with an empty log on a port of its own; it ends with this process. */
public final class Redis implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/bin/redis-server");
  private static final Pattern CALLS = Pattern.compile("cmdstat_([a-z|]+):calls=(\\d+)");
  private static final long START = TimeUnit.SECONDS.toNanos(20);

  private final int port;
  private final Process process;

  public static boolean isInstalled() {
    return Files.isExecutable(PROGRAM);
  }

  /** Starts it and waits until it answers. */
  public Redis(Setup setup) {
    try {
      port = Ports.free();
      Path directory = setup.target().resolve("run/redis");
      Directories.delete(directory);
      Files.createDirectories(directory);
      process = new ProcessBuilder(
          "setpriv", "--pdeathsig", "KILL", PROGRAM.toString(), "--port", "" + port,
          "--bind", "127.0.0.1", "--dir", directory.toString(), "--appendonly", "yes")
          .redirectErrorStream(true)
          .redirectOutput(directory.resolve("log").toFile())
          .start();
      long start = System.nanoTime();
      while (!answers()) {
        if (System.nanoTime() - start > START) {
          throw new IOException("Redis did not start: "
              + Files.readString(directory.resolve("log")));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean answers() {
    try {
      return ask("PING").startsWith("+PONG");
    } catch (IOException notYet) {
      return false;
    }
  }

  /** What nodes are to be told to use it. */
  public String url() {
    return "redis://127.0.0.1:" + port;
  }

  /** How often each command has been called until now. */
  public Map<String, Long> calls() {
    try {
      Map<String, Long> calls = new TreeMap<>();
      Matcher each = CALLS.matcher(ask("INFO commandstats"));
      while (each.find()) {
        calls.put(each.group(1), Long.valueOf(each.group(2)));
      }
      return calls;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String ask(String command) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.getOutputStream()
          .write((command + "\r\nQUIT\r\n").getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
