package dev.roomcast.web;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A task that a container's thread runs again and again, whatever happens in one run. */
final class Repeated {
  private static final System.Logger LOG = System.getLogger(Repeated.class.getName());

  private final Runnable task;
  private final Future<?> schedule;

  /** Begins after one interval; runs never overlap. */
  Repeated(ScheduledExecutorService scheduler, Duration interval, Runnable task) {
    this.task = task;
    this.schedule =
        scheduler.scheduleAtFixedRate(
            this::run, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  /* What came through would end the schedule, and nobody would know; so an error must not either. */
  private void run() {
    try {
      task.run();
    } catch (RuntimeException | Error fault) {
      LOG.log(System.Logger.Level.ERROR, "A repeated task failed and will be tried again", fault);
    }
  }

  void end() {
    schedule.cancel(false);
  }
}
