package dev.roomcast.web;

import dev.roomcast.wire.TimingWheel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;

/**
 * The threads that this node works with, all of them the container's, and its timers. What may wait
 * and what must not are kept apart, so that nobody who waits holds up events.
 */
/* Threads: start(), repeat() and end() on the one that starts and stops the node; the rest on any. */
final class NodeThreads {
  private static final Duration TICK = Duration.ofMillis(20);
  private static final int OPENINGS = 32;

  /** Many, since Payara may begin a connection's next request on the one that answered the last. */
  private static final int ERRANDS = 64;

  private final Executor background;
  private final ScheduledExecutorService scheduler;
  private final ContainerThreads delivery;
  private final ContainerThreads errands;
  private final ContainerThreads openings;
  private final TimingWheel timers = new TimingWheel(TICK, System::nanoTime);
  private final List<Repeated> repeated = new ArrayList<>();

  /**
   * @param background the container's executor, which lends an application's context to each task
   * @param factory makes threads that have this application's context
   * @param lanes how many lanes deliver at the same time
   */
  NodeThreads(
      Executor background, ScheduledExecutorService scheduler, ThreadFactory factory, int lanes) {
    this.background = background;
    this.scheduler = scheduler;
    this.delivery = new ContainerThreads(factory, lanes + 1); // and one that reads the log
    this.errands = new ContainerThreads(factory, ERRANDS);
    this.openings = new ContainerThreads(factory, OPENINGS);
  }

  /** Timeouts run from here on. */
  void start() {
    repeat(TICK, timers::advance);
  }

  /** Runs a task again and again until the end; runs never overlap. */
  void repeat(Duration interval, Runnable task) {
    repeated.add(new Repeated(scheduler, interval, task));
  }

  TimingWheel timers() {
    return timers;
  }

  /** For the delivery of events, which waits for nobody. */
  Executor delivery() {
    return delivery;
  }

  /** Runs a task that waits for nobody: to answer a request, or to end a connection. */
  void execute(Runnable task) {
    onOrHere(errands, task);
  }

  /** Runs a task that may wait: for an application, for Redis. */
  void background(Runnable task) {
    onOrHere(background, task);
  }

  /* Rejected when too many wait, or when the application stops: nobody is left then to hold up. */
  private static void onOrHere(Executor executor, Runnable task) {
    try {
      executor.execute(task);
    } catch (RuntimeException full) {
      task.run();
    }
  }

  /**
   * Lets a WebSocket begin, which may wait for keys or for an application's policy.
   *
   * @throws RejectedExecutionException if too many wait for it
   */
  void open(Runnable beginning) {
    openings.execute(beginning);
  }

  /** Ends a connection without a word; may be called by a timer. */
  void sever(ClientConnection connection) {
    execute(connection::sever);
  }

  /** Takes nothing more; what waits is still done. */
  void end() {
    repeated.forEach(Repeated::end);
    delivery.end();
    errands.end();
    openings.end();
  }
}
