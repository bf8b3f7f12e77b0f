package dev.roomcast.webapp.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * What one node has to show at one moment.
 *
 * @param node the node's name, as its log and metrics call it
 * @param taken when
 * @param uptime since the node started
 * @param connections open now
 * @param users with at least one connection now
 * @param rooms with at least one member now
 * @param published events published since the start
 * @param delivered events handed to connections since the start; one event counts once for each
 * @param refused requests refused since the start
 * @param closed connections ended since the start
 */
public record NodeFigures(
    String node,
    Instant taken,
    Duration uptime,
    long connections,
    long users,
    long rooms,
    long published,
    long delivered,
    long refused,
    long closed) {

  public NodeFigures {
    Objects.requireNonNull(node, "node");
    Objects.requireNonNull(taken, "taken");
    Objects.requireNonNull(uptime, "uptime");
  }

  /** How fast the totals grew since an earlier moment; zero if that was no earlier. */
  Rates ratesSince(NodeFigures earlier) {
    double seconds = Duration.between(earlier.taken, taken).toMillis() / 1000.0;
    if (seconds <= 0) {
      return Rates.NONE;
    }
    return new Rates(
        (published - earlier.published) / seconds,
        (delivered - earlier.delivered) / seconds,
        (refused - earlier.refused) / seconds,
        (closed - earlier.closed) / seconds);
  }

  /** Growth of the totals, each per second. */
  record Rates(double published, double delivered, double refused, double closed) {
    static final Rates NONE = new Rates(0, 0, 0, 0);
  }
}
