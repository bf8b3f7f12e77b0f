package dev.roomcast.bench.server;

import java.nio.file.Path;
import java.util.List;

/**
 * Where everything is and where it runs.
 *
 * @param project the directory of the whole checkout
 * @param serverCores the core of all servers under test, or a range of them
 * @param key the public key by which tokens are checked, a PEM file
 * @param javaOptions for the JVM of each server that has one
 */
public record Setup(Path project, String serverCores, Path key, List<String> javaOptions) {

  /** Everything that a run writes goes below this. */
  public Path target() {
    return project.resolve("bench/target");
  }

  Path war() {
    return project.resolve("webapp-admin/target/roomcast.war");
  }

  /** What {@code mvn -Prun} starts Payara with. */
  Path prebootCommands() {
    return project.resolve("webapp-admin/src/run/payara-preboot.txt");
  }

  Path payara() {
    return target().resolve("servers/payara-micro.jar");
  }

  /** The directory that holds WildFly's own, named by its version. */
  Path servers() {
    return target().resolve("servers");
  }

  Path node() {
    return target().resolve("node");
  }

  static Path java(String program) {
    return Path.of(System.getProperty("java.home"), "bin", program);
  }
}
