package dev.roomcast.stats;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The last ten minutes by the second and the last day by the minute; older points are forgotten. A
 * point of a minute is the mean of its seconds.
 */
/* Threads: any; the monitor guards everything. */
final class History {
  static final int SECONDS = 600;
  static final int MINUTES = 24 * 60;

  private final Deque<Point> seconds = new ArrayDeque<>();
  private final Deque<Point> minutes = new ArrayDeque<>();
  private final List<Point> thisMinute = new ArrayList<>(60);
  private Instant minute = Instant.MIN;

  synchronized void add(Point point) {
    Instant itsMinute = point.time().truncatedTo(ChronoUnit.MINUTES);
    if (!itsMinute.equals(minute)) {
      endMinute();
      minute = itsMinute;
    }
    thisMinute.add(point);
    append(seconds, point, SECONDS);
  }

  private void endMinute() {
    if (!thisMinute.isEmpty()) {
      append(minutes, Point.mean(minute, thisMinute), MINUTES);
      thisMinute.clear();
    }
  }

  private static void append(Deque<Point> points, Point point, int most) {
    if (points.size() == most) {
      points.removeFirst();
    }
    points.addLast(point);
  }

  synchronized List<Point> seconds() {
    return List.copyOf(seconds);
  }

  /** Complete minutes, and what there is of the present one. */
  synchronized List<Point> minutes() {
    List<Point> points = new ArrayList<>(minutes);
    if (!thisMinute.isEmpty()) {
      points.add(Point.mean(minute, thisMinute));
    }
    return points;
  }

  /** How long ago the last point is; the node may be gone. */
  synchronized Duration age(Instant now) {
    return seconds.isEmpty()
        ? Duration.ZERO
        : Duration.between(seconds.getLast().time(), now);
  }
}
