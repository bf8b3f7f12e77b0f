package dev.roomcast.web;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A bounded number of threads that the container makes, kept for one kind of work.
 *
 * <p>The container's own executors save and restore a context for each task. On Payara that alone
 * searches the class path, half a millisecond for each event; a thread of its factory has the
 * application's context once and for all.
 */
/* Threads: any. */
final class ContainerThreads implements Executor {
  private static final int MAX_WAITING = 10_000; // tasks
  private static final long IDLE = 60; // seconds until a thread that has nothing to do ends

  private final ThreadPoolExecutor pool;

  /**
   * @param factory the container's, whose threads have the context of this application
   * @param number how many there are at most; none while there is nothing to do
   */
  ContainerThreads(ThreadFactory factory, int number) {
    pool =
        new ThreadPoolExecutor(
            number, number, IDLE, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MAX_WAITING), factory);
    pool.allowCoreThreadTimeOut(true);
  }

  /**
   * Runs a task soon.
   *
   * @throws RejectedExecutionException if 10 000 tasks wait already, or after {@link #end}
   */
  @Override
  public void execute(Runnable task) {
    pool.execute(task);
  }

  /** Takes nothing more; what waits is still done. */
  void end() {
    pool.shutdown();
  }
}
