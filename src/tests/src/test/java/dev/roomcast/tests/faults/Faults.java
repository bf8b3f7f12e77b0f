package dev.roomcast.tests.faults;

import java.time.Duration;

/** How much of it is wanted; small unless asked for, since it takes time. */
final class Faults {
  /** How long Redis stands still: {@code roomcast.faults.pause}, in seconds. */
  static final Duration PAUSE = Duration.ofSeconds(Integer.getInteger("roomcast.faults.pause", 4));

  /** How often each fault happens: {@code roomcast.faults.runs}. */
  static final String RUNS = "roomcast.faults.runs";

  private Faults() {}

  static void repeat(Runnable run) {
    for (int i = 0; i < Integer.getInteger(RUNS, 1); i++) {
      run.run();
    }
  }
}
