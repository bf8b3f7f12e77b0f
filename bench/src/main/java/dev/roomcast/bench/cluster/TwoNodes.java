package dev.roomcast.bench.cluster;

import dev.roomcast.bench.load.LoadFailed;
import dev.roomcast.bench.load.Tokens;
import dev.roomcast.bench.server.Kind;
import dev.roomcast.bench.server.Redis;
import dev.roomcast.bench.server.Server;
import dev.roomcast.bench.server.Setup;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Two nodes with one Redis, on all cores, as long as something is measured there. */
final class TwoNodes {
  private TwoNodes() {}

  /** What is measured; the result is the exit code. */
  @FunctionalInterface
  interface Work {
    int run(Tokens tokens, Redis redis, Server one, Server other);
  }

  /**
   * Starts them, measures, and ends the process with the exit code; 1 if there was no load.
   *
   * @param directory of the checkout
   * @param server the server's name
   */
  static void measure(String directory, String server, PrintStream out, Work work)
      throws IOException {
    Path project = Path.of(directory).toAbsolutePath().normalize();
    Kind kind = Kind.of(server);
    Path key = project.resolve("bench/target/run/key.pem");
    Tokens tokens = new Tokens();
    Files.createDirectories(key.getParent());
    Files.writeString(key, tokens.pem());
    String cores = "0-" + (Runtime.getRuntime().availableProcessors() - 1);
    List<Server> nodes = new ArrayList<>();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> Server.closeAll(nodes)));
    try (Redis redis = new Redis(new Setup(project, cores, key, List.of()))) {
      Setup setup =
          new Setup(project, cores, key, List.of("-Droomcast.redis.url=" + redis.url()));
      nodes.add(Server.start(kind, setup, kind.label() + "-one"));
      nodes.add(Server.start(kind, setup, kind.label() + "-other"));
      nodes.forEach(Server::awaitReady);
      System.exit(work.run(tokens, redis, nodes.get(0), nodes.get(1)));
    } catch (LoadFailed failed) {
      out.println(failed.getMessage());
      System.exit(1);
    }
  }
}
