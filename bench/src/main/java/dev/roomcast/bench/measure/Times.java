package dev.roomcast.bench.measure;

import java.util.concurrent.TimeUnit;

/**
 * How long the parts of a measure take and how many clients a ramp has.
 *
 * @param warmUp nanoseconds of the server's processor time before the first window
 * @param comers clients that come and go before the ramp
 * @param window nanoseconds of a window at full load
 * @param calm nanoseconds of a window at a low, fixed rate
 * @param idle nanoseconds in which connections are watched that do nothing; a heartbeat of every
 *     connection falls into it if it is as long as the ping interval
 * @param settle nanoseconds for which the server is left alone before that, and before it is
 *     watched without connections
 * @param ramp clients of the ramp
 */
public record Times(
    long warmUp, int comers, long window, long calm, long settle, long idle, int ramp) {
  public static final Times FULL = seconds(2, 4, 6, 25, 10_000);
  public static final Times QUICK = seconds(1, 3, 4, 10, 2_000);

  private static final long FIRST = TimeUnit.SECONDS.toNanos(90);   // a JVM's compilers are at work
  private static final int COMERS = 2_000;
  private static final int FIRST_COMERS = 28_000;   // compiled well is what ran 10 000 times and more

  private static final long SETTLE = TimeUnit.SECONDS.toNanos(2);
  private static final long FIRST_HEARTBEATS = TimeUnit.SECONDS.toNanos(50);   // of cold code

  private static Times seconds(int warmUp, int window, int calm, int idle, int ramp) {
    return new Times(
        TimeUnit.SECONDS.toNanos(warmUp), COMERS, TimeUnit.SECONDS.toNanos(window),
        TimeUnit.SECONDS.toNanos(calm), SETTLE, TimeUnit.SECONDS.toNanos(idle), ramp);
  }

  /** The same for a server that has not done this kind of work before. */
  public Times first() {
    return new Times(
        warmUp + FIRST, comers + FIRST_COMERS, window, calm, settle + FIRST_HEARTBEATS, idle, ramp);
  }

  public Times withRamp(int clients) {
    return new Times(warmUp, comers, window, calm, settle, idle, clients);
  }
}
