package dev.roomcast.publisher;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Keeps tasks until the test runs them. */
final class FakeExecutor implements Executor {
  final Deque<Runnable> tasks = new ArrayDeque<>();
  boolean refusing;

  @Override
  public void execute(Runnable task) {
    if (refusing) {
      throw new RejectedExecutionException("no thread");
    }
    tasks.add(task);
  }

  void runAll() {
    while (!tasks.isEmpty()) {
      tasks.removeFirst().run();
    }
  }
}
