package dev.roomcast.broker;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import redis.embedded.core.ExecutableProvider;

/** A Redis of the test's own, on a free port of 127.0.0.1; stops, dies and comes back as told. */
public final class RedisProcess implements AutoCloseable {
  private static final Path INSTALLED = Path.of("/usr/bin/redis-server");

  private final Path binary;
  private final Path directory;
  private final int port;
  private final List<String> options;
  private Process process;

  private RedisProcess(Path binary, int port, List<String> options) throws IOException {
    this.binary = binary;
    this.directory = Files.createTempDirectory("roomcast-redis");
    this.port = port;
    this.options = new ArrayList<>(options);
    start();
  }

  /** The one that Maven brings: 6.2. */
  public static RedisProcess brought(String... options) throws IOException {
    File binary =
        ExecutableProvider.newJarResourceProvider(
                Files.createTempDirectory("roomcast-redis").toFile())
            .get();
    return new RedisProcess(binary.toPath(), freePort(), List.of(options));
  }

  static boolean isInstalled() {
    return Files.isExecutable(INSTALLED);
  }

  /** The machine's own: 7 on Debian 12. */
  static RedisProcess installed(String... options) throws IOException {
    return new RedisProcess(INSTALLED, freePort(), List.of(options));
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** How a node uses a Redis, or a way to one, at this port of 127.0.0.1. */
  public static RedisSettings settings(int port, String prefix, Duration timeout) {
    return new RedisSettings(
        RedisSettings.Mode.STANDALONE,
        List.of(new RedisSettings.Address("127.0.0.1", port)),
        "",
        false,
        "",
        "",
        0,
        prefix,
        timeout);
  }

  public int port() {
    return port;
  }

  /** Has it started with another value from now on; it was given one before. */
  void setOption(String name, String value) {
    options.set(options.indexOf(name) + 1, value);
  }

  /** Starts it without the data of its last run. */
  void startEmpty() throws IOException {
    try (var files = Files.walk(directory)) {
      files
          .sorted((left, right) -> right.compareTo(left))
          .filter(file -> !file.equals(directory))
          .map(Path::toFile)
          .forEach(File::delete);
    }
    start();
  }

  /** Starts it, with the data of its last run if that was saved. */
  public void start() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(binary.toString());
    command.addAll(List.of("--port", "" + port, "--bind", "127.0.0.1", "--save", ""));
    command.addAll(List.of("--dir", directory.toString()));
    command.addAll(options);
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile())
            .start();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!answers()) {
      if (System.nanoTime() > end || !process.isAlive()) {
        throw new IOException(Files.readString(directory.resolve("log")));
      }
    }
  }

  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
      socket.setSoTimeout(1_000);
      socket.getOutputStream().write("PING\r\n".getBytes());
      int first = socket.getInputStream().read();
      return first == '+' || first == '-';
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Ends it as a crash would. */
  public void kill() throws IOException {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException stopping) {
      throw new IOException(stopping);
    }
  }

  /** Lets it stand still with its connections open. */
  void pause() throws IOException {
    signal("-STOP");
  }

  void resume() throws IOException {
    signal("-CONT");
  }

  private void signal(String name) throws IOException {
    try {
      new ProcessBuilder("kill", name, "" + process.pid()).start().waitFor();
    } catch (InterruptedException stopping) {
      throw new IOException(stopping);
    }
  }

  @Override
  public void close() throws IOException {
    if (process.isAlive()) {
      kill();
    }
    try (var files = Files.walk(directory)) {
      files.sorted((one, other) -> other.compareTo(one)).map(Path::toFile).forEach(File::delete);
    }
  }
}
