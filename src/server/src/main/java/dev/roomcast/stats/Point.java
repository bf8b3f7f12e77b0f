package dev.roomcast.stats;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * One point of the dashboard's curves: how much there was, and how fast it went since the point
 * before.
 *
 * @param time when
 * @param connections clients connected
 * @param users different users connected
 * @param rooms rooms with a member
 * @param events events that reached the node, a second
 * @param delivered events queued for a member, a second
 * @param messagesIn messages that clients sent, a second
 * @param bytesIn their size, bytes a second
 * @param bytesOut bytes written to clients, a second
 * @param refused refused requests, a second
 * @param closed ended connections, a second
 * @param latencyP50 milliseconds that half of the events took no longer than, on the slowest node
 * @param latencyP99 milliseconds that all but one in a hundred took no longer than
 */
public record Point(
    Instant time,
    long connections,
    long users,
    long rooms,
    double events,
    double delivered,
    double messagesIn,
    double bytesIn,
    double bytesOut,
    double refused,
    double closed,
    double latencyP50,
    double latencyP99) {

  /**
   * What happened between two moments of one node. The rates are zero if the second is no later, or
   * if the node's totals began anew.
   */
  static Point between(NodeStats earlier, NodeStats later) {
    double seconds = Duration.between(earlier.time(), later.time()).toMillis() / 1000.0;
    Growth growth = new Growth(earlier, later, seconds);
    return new Point(
        later.time(),
        later.connections(),
        later.users(),
        later.rooms(),
        growth.of(NodeStats::eventsTotal),
        growth.of(NodeStats::deliveredTotal),
        growth.of(NodeStats::messagesInTotal),
        growth.of(NodeStats::bytesInTotal),
        growth.of(NodeStats::bytesOutTotal),
        growth.of(NodeStats::refusedTotal),
        growth.of(NodeStats::closedTotal),
        later.delivery().p50Millis(),
        later.delivery().p99Millis());
  }

  private record Growth(NodeStats earlier, NodeStats later, double seconds) {
    double of(ToLongFunction<NodeStats> total) {
      long grown = total.applyAsLong(later) - total.applyAsLong(earlier);
      return seconds <= 0 || grown < 0 ? 0 : grown / seconds;
    }
  }

  /** The same figures at another time. */
  Point at(Instant otherTime) {
    return new Point(
        otherTime, connections, users, rooms, events, delivered, messagesIn, bytesIn, bytesOut,
        refused, closed, latencyP50, latencyP99);
  }

  /** All nodes together. A user who is on two nodes counts twice. */
  static Point sum(Instant time, List<Point> points) {
    return combined(time, points, 1);
  }

  /** The mean of some moments. */
  static Point mean(Instant time, List<Point> points) {
    return combined(time, points, points.isEmpty() ? 0 : 1.0 / points.size());
  }

  private static Point combined(Instant time, List<Point> points, double factor) {
    Combination all = new Combination(points, factor);
    return new Point(
        time,
        Math.round(all.of(Point::connections)),
        Math.round(all.of(Point::users)),
        Math.round(all.of(Point::rooms)),
        all.of(Point::events),
        all.of(Point::delivered),
        all.of(Point::messagesIn),
        all.of(Point::bytesIn),
        all.of(Point::bytesOut),
        all.of(Point::refused),
        all.of(Point::closed),
        all.most(Point::latencyP50),
        all.most(Point::latencyP99));
  }

  private record Combination(List<Point> points, double factor) {
    double of(ToDoubleFunction<Point> figure) {
      return points.stream().mapToDouble(figure).sum() * factor;
    }

    /* Times do not add up. */
    double most(ToDoubleFunction<Point> figure) {
      return points.stream().mapToDouble(figure).max().orElse(0);
    }
  }
}
