package dev.roomcast.stats;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Remembers how the figures of every node went, and of all together, and tells whoever watches. It
 * takes them once a second, however many watch.
 */
/*
 * Threads: tick() comes one at a time; the others on any. The monitor guards nodes and latest; it is
 * not held while a watcher is called.
 */
public final class Recorder {
  /** How often {@link #tick} is to be called. */
  public static final Duration INTERVAL = Duration.ofSeconds(1);

  /** Histories of nodes beyond this number are not kept. */
  static final int MAX_NODES = 100;

  private static final Duration FORGET_AFTER = Duration.ofDays(1);
  private static final System.Logger LOG = System.getLogger(Recorder.class.getName());

  private final Supplier<List<NodeStats>> source;
  private final History cluster = new History();
  private final Map<String, Course> nodes = new HashMap<>();
  private final BiConsumer<String, Point> minuteEnded;
  private final List<Consumer<Reading>> watchers = new CopyOnWriteArrayList<>();
  private Optional<Reading> latest = Optional.empty();

  /**
   * @param source gives the last figures of every node that is there
   * @param minuteEnded is told each minute of each node; it must not wait for anything
   */
  public Recorder(Supplier<List<NodeStats>> source, BiConsumer<String, Point> minuteEnded) {
    this.source = source;
    this.minuteEnded = minuteEnded;
  }

  /** Takes up what was recorded before this node's start: minutes by node, the oldest first. */
  public synchronized void restore(Map<String, List<Point>> minutes) {
    minutes.forEach((node, points) -> {
      if (nodes.containsKey(node) || nodes.size() < MAX_NODES) {
        nodes.computeIfAbsent(node, name -> new Course()).history.restore(points);
      }
    });
    Map<Instant, List<Point>> together = new TreeMap<>();
    minutes.values().forEach(points ->
        points.forEach(point ->
            together.computeIfAbsent(point.time(), time -> new ArrayList<>()).add(point)));
    List<Point> sums = new ArrayList<>();
    together.forEach((time, points) -> sums.add(Point.sum(time, points)));
    cluster.restore(sums);
  }

  /** Takes the figures of this moment. */
  public void tick(Instant now) {
    Reading reading = record(source.get(), now);
    for (Consumer<Reading> watcher : watchers) {
      try {
        watcher.accept(reading);
      } catch (RuntimeException failed) {
        // One watcher must not harm the others, and an exception would end the schedule for all.
        LOG.log(System.Logger.Level.WARNING, "the figures could not be shown", failed);
      }
    }
  }

  private synchronized Reading record(List<NodeStats> all, Instant now) {
    Map<String, NodeStats> stats = new LinkedHashMap<>();
    Map<String, Point> points = new LinkedHashMap<>();
    for (NodeStats each : all) {
      if (nodes.containsKey(each.node()) || nodes.size() < MAX_NODES) {
        Course course = nodes.computeIfAbsent(each.node(), name -> new Course());
        Point point = course.point(each, now);
        stats.put(each.node(), each);
        points.put(each.node(), point);
        course.history.add(point).ifPresent(ended -> minuteEnded.accept(each.node(), ended));
      }
    }
    nodes.values().removeIf(course -> course.history.age(now).compareTo(FORGET_AFTER) > 0);
    Point sum = Point.sum(now, new ArrayList<>(points.values()));
    cluster.add(sum);
    Reading reading = new Reading(now, stats, points, sum);
    latest = Optional.of(reading);
    return reading;
  }

  /** The last figures taken; takes some if there are none yet. */
  public synchronized Reading latest() {
    return latest.orElseGet(() -> record(source.get(), Instant.now()));
  }

  /** The last ten minutes by the second, the oldest first; of the cluster if no node is given. */
  public List<Point> seconds(Optional<String> node) {
    return history(node).map(History::seconds).orElse(List.of());
  }

  /** The last day by the minute, the oldest first; of the cluster if no node is given. */
  public List<Point> minutes(Optional<String> node) {
    return history(node).map(History::minutes).orElse(List.of());
  }

  private synchronized Optional<History> history(Optional<String> node) {
    return node.isEmpty()
        ? Optional.of(cluster)
        : node.map(nodes::get).map(course -> course.history);
  }

  /**
   * Calls the watcher with every reading from the next on, on the thread that ticks: it must not
   * wait for anything.
   *
   * @return what ends it
   */
  public Runnable watch(Consumer<Reading> watcher) {
    watchers.add(watcher);
    return () -> watchers.remove(watcher);
  }

  /** One node's figures over time; those of other nodes come less often than every second. */
  private static final class Course {
    private final History history = new History();
    private NodeStats last; // null before the first
    private Point lastPoint;

    Point point(NodeStats stats, Instant now) {
      if (last == null || stats.time().isAfter(last.time())) {
        lastPoint = Point.between(last == null ? stats : last, stats);
        last = stats;
      }
      return lastPoint.at(now);
    }
  }
}
