package dev.roomcast.publisher;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** Remembers what is to run later, and runs it when the test says so. */
final class FakeTimer implements Timer {
  final List<Duration> waits = new ArrayList<>();
  private Runnable task = () -> { };
  private Future<?> alarm = CompletableFuture.completedFuture(null);

  @Override
  public Future<?> schedule(Runnable newTask, Duration wait) {
    waits.add(wait);
    task = newTask;
    alarm = new CompletableFuture<>();
    return alarm;
  }

  void ring() {
    task.run();
  }

  boolean cancelled() {
    return alarm.isCancelled();
  }
}
