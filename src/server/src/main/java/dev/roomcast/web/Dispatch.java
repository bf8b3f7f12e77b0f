package dev.roomcast.web;

import java.util.concurrent.Executor;

/**
 * The container's call that serves one request in asynchronous mode. Until it returns, the request
 * and its response are its thread's alone, so what is to be done with them waits and is done by that
 * thread at the end of the call.
 */
/* Threads: any; the monitor guards the fields, nothing is called under it. */
final class Dispatch {
  private boolean ended;
  private Runnable waiting = () -> {};

  /**
   * Does the one last thing to do for the request: at the end of the call, or, if that is past, by
   * this executor.
   */
  void finish(Runnable work, Executor afterwards) {
    synchronized (this) {
      if (!ended) {
        waiting = work;
        return;
      }
    }
    afterwards.execute(work);
  }

  /** The call is about to return. To be called on its thread, once. */
  void end() {
    Runnable work;
    synchronized (this) {
      ended = true;
      work = waiting;
    }
    work.run();
  }
}
