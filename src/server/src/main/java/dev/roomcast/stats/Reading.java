package dev.roomcast.stats;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The figures of one moment.
 *
 * @param time when they were put together
 * @param nodes the last figures of every node, by its name
 * @param points the same as a point of the curves
 * @param cluster all nodes together
 */
public record Reading(
    Instant time, Map<String, NodeStats> nodes, Map<String, Point> points, Point cluster) {

  public Reading {
    nodes = Map.copyOf(nodes);
    points = Map.copyOf(points);
  }

  /** One node's point, or that of the cluster if none is given or it is gone. */
  public Point point(Optional<String> node) {
    return node.map(points::get).orElse(cluster);
  }

  /** Counts by some key, of one node or summed over all of them, by key. */
  public Map<String, Long> counts(
      Optional<String> node, Function<NodeStats, Map<String, Long>> figure) {
    Map<String, Long> sums = new TreeMap<>();
    for (NodeStats stats : nodes.values()) {
      if (node.isEmpty() || node.get().equals(stats.node())) {
        figure.apply(stats).forEach((key, count) -> sums.merge(key, count, Long::sum));
      }
    }
    return sums;
  }
}
