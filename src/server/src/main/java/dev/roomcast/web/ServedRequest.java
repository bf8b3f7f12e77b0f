package dev.roomcast.web;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A request and the container's thread that serves it: of a request that has become a WebSocket, no
 * API tells when that thread is done with it.
 */
/* Threads: any. The count is written by its own thread alone. */
final class ServedRequest {
  private static final String IN_A_REQUEST = "org.apache.catalina.connector.CoyoteAdapter";

  /* How many a thread has served, this one included. */
  private static final ThreadLocal<AtomicInteger> COUNT =
      ThreadLocal.withInitial(AtomicInteger::new);

  private final Thread thread = Thread.currentThread();
  private final AtomicInteger count = COUNT.get();
  private final int number = count.get();

  private ServedRequest() {}

  /** The calling thread has got one; to be called for each, by a filter. */
  static void begins() {
    AtomicInteger count = COUNT.get();
    count.lazySet(count.get() + 1);
  }

  /** The one that the calling thread serves. */
  static ServedRequest onThisThread() {
    return new ServedRequest();
  }

  /**
   * Whether the thread is surely done with it. Where it serves a request that no filter has told of,
   * that may be this one. The rest of a handshake waits for nobody, so a thread that waits is done.
   */
  boolean isOver() {
    return count.get() != number || !isAtWork() || !isInARequest();
  }

  private boolean isAtWork() {
    Thread.State state = thread.getState();
    return state == Thread.State.RUNNABLE || state == Thread.State.BLOCKED;
  }

  private boolean isInARequest() {
    return Stream.of(thread.getStackTrace())
        .anyMatch(each -> each.getClassName().equals(IN_A_REQUEST));
  }
}
