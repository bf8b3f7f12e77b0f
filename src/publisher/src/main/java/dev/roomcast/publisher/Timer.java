package dev.roomcast.publisher;

import java.time.Duration;
import java.util.concurrent.Future;

/** Runs something later without holding a thread meanwhile. */
@FunctionalInterface
interface Timer {

  /** Runs the task once, on another thread, after this time; the future cancels it. */
  Future<?> schedule(Runnable task, Duration wait);
}
