package dev.roomcast.stats;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

  /** Adds a second; gives the minute that has ended by it, if one has. */
  synchronized Optional<Point> add(Point point) {
    Instant itsMinute = point.time().truncatedTo(ChronoUnit.MINUTES);
    Optional<Point> ended = Optional.empty();
    if (!itsMinute.equals(minute)) {
      ended = endMinute();
      minute = itsMinute;
    }
    thisMinute.add(point);
    append(seconds, point, SECONDS);
    return ended;
  }

  private Optional<Point> endMinute() {
    if (thisMinute.isEmpty()) {
      return Optional.empty();
    }
    Point mean = Point.mean(minute, thisMinute);
    append(minutes, mean, MINUTES);
    thisMinute.clear();
    return Optional.of(mean);
  }

  /** Puts minutes before those that it has, the oldest first; what it has itself is left out. */
  synchronized void restore(List<Point> before) {
    Instant first =
        Stream.concat(minutes.stream(), thisMinute.stream())
            .map(Point::time)
            .map(time -> time.truncatedTo(ChronoUnit.MINUTES))
            .findFirst()
            .orElse(Instant.MAX);
    List<Point> own = List.copyOf(minutes);
    minutes.clear();
    before.stream()
        .filter(point -> point.time().isBefore(first))
        .forEach(point -> append(minutes, point, MINUTES));
    own.forEach(point -> append(minutes, point, MINUTES));
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
    Point last = seconds.isEmpty() ? minutes.peekLast() : seconds.getLast();
    return last == null ? Duration.ZERO : Duration.between(last.time(), now);
  }
}
