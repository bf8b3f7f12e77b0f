package dev.roomcast.web;

import java.util.concurrent.Executor;

/**
 * The container's call that serves one request in asynchronous mode. Until it returns, the request
 * and its response are its thread's alone, so what is to be done with them waits and is done by
 * that thread at the end of the call.
 */
/* Threads: any; the monitor guards the fields, nothing is called under it. */
final class Dispatch {
  private static final Runnable NOTHING = () -> {};

  private boolean ended;
  private Runnable waiting = NOTHING;

  /**
   * Does the next thing to do for the request: at the end of the call, or, if that is past, by this
   * executor. One thing can wait; what is done at the end of the call may ask for another.
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
    for (Runnable work = next(); work != NOTHING; work = next()) {
      work.run();
    }
  }

  private synchronized Runnable next() {
    Runnable work = waiting;
    waiting = NOTHING;
    ended = work == NOTHING;
    return work;
  }
}
