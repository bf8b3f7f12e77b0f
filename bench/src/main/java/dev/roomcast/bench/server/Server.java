package dev.roomcast.bench.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roomcast.bench.load.LoadFailed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server under test: a process on one core, which ends with this one, however that ends. */
public final class Server implements AutoCloseable {
  private static final long START = TimeUnit.SECONDS.toNanos(240);
  private static final int STOP = 20;          // seconds
  private static final int LAST_WORDS = 20;    // lines
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

  private final Kind kind;
  private final Ports ports;
  private final Process process;
  private final Path log;
  private final ProcessFigures figures;

  /** Starts one and does not wait until it is ready. */
  public static Server start(Kind kind, Setup setup) {
    return start(kind, setup, kind.label());
  }

  /**
   * Starts one of several of a kind.
   *
   * @param name of its directory and its log
   */
  public static Server start(Kind kind, Setup setup, String name) {
    String missing = kind.missing(setup);
    if (!missing.isEmpty()) {
      throw new IllegalStateException(kind.label() + " cannot be started: " + missing);
    }
    try {
      Path directory = setup.target().resolve("run").resolve(name);
      Directories.delete(directory);
      Files.createDirectories(directory);
      Ports ports = kind.ports();
      List<String> command = new ArrayList<>(List.of(
          "taskset", "-c", setup.serverCores(), "setpriv", "--pdeathsig", "KILL"));
      command.addAll(kind.command(setup, directory, ports));
      Path log = setup.target().resolve("run").resolve(name + ".log");
      Process process = new ProcessBuilder(command)
          .directory(directory.toFile())
          .redirectErrorStream(true)
          .redirectOutput(log.toFile())
          .start();
      return new Server(kind, ports, process, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Server(Kind kind, Ports ports, Process process, Path log) {
    this.kind = kind;
    this.ports = ports;
    this.process = process;
    this.log = log;
    this.figures = new ProcessFigures(process.pid());
  }

  public Kind kind() {
    return kind;
  }

  /** Where its clients connect. */
  public InetSocketAddress clients() {
    return new InetSocketAddress("127.0.0.1", ports.clients());
  }

  /** Where events are published. */
  public InetSocketAddress publishers() {
    return new InetSocketAddress("127.0.0.1", ports.publishers());
  }

  /** Waits until it serves. */
  public void awaitReady() {
    long start = System.nanoTime();
    while (!kind.probes().stream().allMatch(probe -> probe.succeeds(ports.publishers()))) {
      if (!process.isAlive() || System.nanoTime() - start > START) {
        throw new IllegalStateException(kind.label() + " did not start; " + lastWords());
      }
      pause();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(250);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** The processor time that it has used, in nanoseconds. */
  public long cpu() {
    return figures.cpu();
  }

  /** Its memory after a full garbage collection, which this starts. */
  public Memory memory() {
    try {
      if (kind == Kind.SOCKETIO) {
        return nodeMemory();
      }
      return new Memory(liveHeap(), figures.residentBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Memory nodeMemory() throws IOException {
    URI address = URI.create("http://127.0.0.1:" + ports.clients() + "/memory");
    try (InputStream answer = address.toURL().openStream()) {
      JsonNode usage = new ObjectMapper().readTree(answer);
      return new Memory(usage.get("heapUsed").longValue(), usage.get("rss").longValue());
    }
  }

  private long liveHeap() throws IOException {
    Process jcmd = new ProcessBuilder(
        Setup.java("jcmd").toString(), String.valueOf(process.pid()), "GC.class_histogram")
        .redirectErrorStream(true)
        .start();
    String histogram =
        new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher total = TOTAL.matcher(histogram);
    if (!total.find()) {
      throw new LoadFailed("jcmd did not say how large the heap is: " + histogram);
    }
    return Long.parseLong(total.group(1));
  }

  private String lastWords() {
    try {
      List<String> lines = Files.readString(log).lines().toList();
      return log + " ends with:\n"
          + String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_WORDS), lines.size()));
    } catch (IOException e) {
      return "it has no log: " + e;
    }
  }

  /** Ends it at once, without a word. */
  public void kill() {
    process.destroyForcibly();
  }

  /** Ends all, at the same time. */
  public static void closeAll(List<Server> servers) {
    servers.forEach(server -> server.process.destroy());
    servers.forEach(Server::close);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
