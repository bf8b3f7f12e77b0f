package dev.roomcast.webapp.admin;

import com.vaadin.flow.shared.Registration;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Takes this node's figures every two seconds while somebody watches, once for all who do.
 *
 * <p>Threads: any may ask, watch and stop watching. Watchers are called on a thread of the
 * container, one after the other, and must not wait for anything. The lock guards the fields below
 * it and is never held while a watcher is called.
 */
@Singleton
final class FigureFeed {
  static final Duration INTERVAL = Duration.ofSeconds(2);
  private static final System.Logger LOG = System.getLogger(FigureFeed.class.getName());

  private final NodeFiguresSource source;
  private final ScheduledExecutorService scheduler;

  private final Object lock = new Object();
  private final List<Consumer<NodeReading>> watchers = new ArrayList<>();
  private Optional<Future<?>> ticking = Optional.empty();   // present while somebody watches
  private Optional<NodeFigures> last = Optional.empty();    // of the last tick

  @Inject
  FigureFeed(NodeFiguresSource source, ContainerScheduler scheduler) {
    this(source, scheduler.executor());
  }

  FigureFeed(NodeFiguresSource source, ScheduledExecutorService scheduler) {
    this.source = source;
    this.scheduler = scheduler;
  }

  /** A reading of this moment, for a screen that has just been opened. */
  NodeReading now() {
    NodeFigures figures = source.get();
    synchronized (lock) {
      return readingOf(figures);
    }
  }

  /**
   * Calls the watcher with each reading from the next on.
   *
   * @return what ends it
   */
  Registration watch(Consumer<NodeReading> watcher) {
    synchronized (lock) {
      watchers.add(watcher);
      if (ticking.isEmpty()) {
        long millis = INTERVAL.toMillis();
        ticking = Optional.of(
            scheduler.scheduleAtFixedRate(this::tick, millis, millis, TimeUnit.MILLISECONDS));
      }
    }
    return Registration.once(() -> stop(watcher));
  }

  private void stop(Consumer<NodeReading> watcher) {
    synchronized (lock) {
      watchers.remove(watcher);
      if (watchers.isEmpty()) {
        stopTicking();
      }
    }
  }

  @PreDestroy
  void stopTicking() {
    synchronized (lock) {
      ticking.ifPresent(task -> task.cancel(false));
      ticking = Optional.empty();
      last = Optional.empty();
    }
  }

  private void tick() {
    List<Consumer<NodeReading>> told;
    synchronized (lock) {
      told = List.copyOf(watchers);
    }
    unharmed(() -> {
      NodeReading reading = take();
      told.forEach(watcher -> unharmed(() -> watcher.accept(reading)));
    });
  }

  private NodeReading take() {
    NodeFigures figures = source.get();
    synchronized (lock) {
      NodeReading reading = readingOf(figures);
      last = Optional.of(figures);
      return reading;
    }
  }

  // One screen must not harm the others, and an exception would end the schedule for all.
  private static void unharmed(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "the dashboard's figures could not be shown", e);
    }
  }

  private NodeReading readingOf(NodeFigures figures) {
    return new NodeReading(
        figures, last.map(figures::ratesSince).orElse(NodeFigures.Rates.NONE));
  }
}
