package dev.roomcast.web;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Delayed;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Takes timers and never starts one: for a container that would watch what we watch already. */
final class IdleTimers extends AbstractExecutorService implements ScheduledExecutorService {
  static final ScheduledExecutorService NONE = new IdleTimers();

  private IdleTimers() {}

  @Override
  public ScheduledFuture<?> schedule(Runnable timer, long delay, TimeUnit unit) {
    return Never.INSTANCE;
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> timer, long delay, TimeUnit unit) {
    throw new RejectedExecutionException("only timers without a result");
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(
      Runnable timer, long initialDelay, long period, TimeUnit unit) {
    return Never.INSTANCE;
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable timer, long initialDelay, long delay, TimeUnit unit) {
    return Never.INSTANCE;
  }

  @Override
  public void execute(Runnable task) {
    throw new RejectedExecutionException("only timers");
  }

  @Override
  public void shutdown() {}

  @Override
  public List<Runnable> shutdownNow() {
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return false;
  }

  @Override
  public boolean isTerminated() {
    return false;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return false;
  }

  /** A timer that was cancelled before it began. */
  private static final class Never implements ScheduledFuture<Object> {
    static final Never INSTANCE = new Never();

    @Override
    public long getDelay(TimeUnit unit) {
      return Long.MAX_VALUE;
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(Long.MAX_VALUE, other.getDelay(TimeUnit.NANOSECONDS));
    }

    @Override
    public boolean cancel(boolean mayInterrupt) {
      return false;
    }

    @Override
    public boolean isCancelled() {
      return true;
    }

    @Override
    public boolean isDone() {
      return true;
    }

    @Override
    public Object get() {
      throw new CancellationException();
    }

    @Override
    public Object get(long timeout, TimeUnit unit) {
      throw new CancellationException();
    }
  }
}
