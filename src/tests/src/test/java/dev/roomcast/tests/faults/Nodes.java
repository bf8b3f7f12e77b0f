package dev.roomcast.tests.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roomcast.tests.fixture.Server;
import dev.roomcast.tests.fixture.TcpRelay;
import dev.roomcast.tests.fixture.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Several nodes that are one hub, each with a way of its own to Redis. */
final class Nodes implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(60);

  private final List<TcpRelay> ways = new ArrayList<>();
  private final List<Server> servers = new ArrayList<>();

  /**
   * Starts them.
   *
   * @param name of their logs
   * @param redis ports of those that may be the one to use; the first one that answers is
   */
  static Nodes throughRelays(String name, int count, Integer... redis) {
    Nodes nodes = new Nodes();
    for (int i = 0; i < count; i++) {
      TcpRelay way = new TcpRelay(redis);
      nodes.ways.add(way);
      nodes.start(name, "redis://127.0.0.1:" + way.port());
    }
    return nodes.awaitReady();
  }

  /** Starts them with Redis at this address. */
  static Nodes at(String name, int count, String url) {
    Nodes nodes = new Nodes();
    for (int i = 0; i < count; i++) {
      nodes.start(name, url);
    }
    return nodes.awaitReady();
  }

  private void start(String name, String url) {
    String node = name + "-" + servers.size();
    servers.add(Server.starting(node, Map.of(
        "roomcast.redis.url", url,
        "roomcast.redis.timeout", "1s",
        "roomcast.node-name", node,
        "roomcast.max-sessions-per-address", "0")));
  }

  private Nodes awaitReady() {
    try {
      servers.forEach(Server::awaitReady);
      awaitConnected();
      return this;
    } catch (AssertionError e) {
      close();
      throw e;
    }
  }

  List<Server> servers() {
    return servers;
  }

  TcpRelay way(int node) {
    return ways.get(node);
  }

  void cutAll() {
    ways.forEach(TcpRelay::cut);
  }

  void restoreAll() {
    ways.forEach(TcpRelay::restore);
  }

  void delayAll(Duration time) {
    ways.forEach(way -> way.delay(time));
  }

  /** Ends a node at once, and waits until its process is gone. */
  void kill(int node) {
    servers.get(node).kill();
    Wait.until(SOON, () -> "the end of node " + node, () -> !servers.get(node).isAlive());
  }

  void startAgain(int node) {
    servers.get(node).startAgain();
  }

  /** Waits until all living nodes can read and write the log. */
  void awaitConnected() {
    for (Server each : servers) {
      if (each.isAlive()) {
        Wait.until(SOON, () -> "node at " + each.base() + " to have Redis", () -> isConnected(each));
      }
    }
  }

  private static boolean isConnected(Server server) {
    return server.rest().get("/health/ready").text().contains("\"log_connected\":true");
  }

  /** What a node says of all. */
  JsonNode nodesSeenBy(int node) {
    return servers.get(node).rest().asViewer().get("/api/v1/nodes").json();
  }

  @Override
  public void close() {
    servers.forEach(Server::close);
    ways.forEach(TcpRelay::close);
  }
}
