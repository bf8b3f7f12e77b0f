package dev.roomcast.cluster;

import dev.roomcast.wire.FakeTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Nodes in memory that share time and a network. */
abstract class SeveralNodes {
  static final int MAX_CONNECTIONS_PER_USER = 200;

  final FakeTime time = new FakeTime();
  final FakeNetwork network = new FakeNetwork();
  final Map<String, FakeNode> running = new LinkedHashMap<>();

  FakeNode start(String name) {
    return start(name, "run-" + name);
  }

  FakeNode start(String name, String run) {
    FakeNode node = new FakeNode(name, run, MAX_CONNECTIONS_PER_USER, time, network.of(run));
    running.put(run, node);
    return node;
  }

  void kill(String run) {
    running.remove(run);
    network.unplug(run);
  }

  void pass(Duration span) {
    for (Duration left = span; !left.isNegative() && !left.isZero(); ) {
      time.pass(Cluster.TICK);
      List.copyOf(running.values()).forEach(node -> node.cluster.tick());
      left = left.minus(Cluster.TICK);
    }
  }

  void passSeconds(int seconds) {
    pass(Duration.ofSeconds(seconds));
  }

  static String states(FakeNode seenBy) {
    List<String> states = new ArrayList<>();
    seenBy.cluster.nodes().forEach(node -> states.add(node.node() + " " + node.state().code()));
    return String.join(", ", states);
  }
}
