package dev.roomcast.protocol.socketio;

import dev.roomcast.protocol.ProtocolViolation;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How often one session sends CONNECT. Each costs the check of a token and an answer, before there
 * is a user whose allowance could be charged. Used by one thread at a time.
 */
final class ConnectPace {
  /** Several times what a client needs that enters every namespace with one token and another. */
  static final int MOST = 30;

  static final Duration WINDOW = Duration.ofSeconds(10);

  private final LongSupplier nanoTime;
  private long windowBegan;
  private int seen; // in this window

  /**
   * @param nanoTime a clock like {@link System#nanoTime()}
   */
  ConnectPace(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.windowBegan = nanoTime.getAsLong();
  }

  /**
   * Counts one.
   *
   * @throws ProtocolViolation if there were too many of late
   */
  void one() throws ProtocolViolation {
    long now = nanoTime.getAsLong();
    if (now - windowBegan >= WINDOW.toNanos()) {
      windowBegan = now;
      seen = 0;
    }
    seen++;
    if (seen > MOST) {
      throw new ProtocolViolation("CONNECT too often");
    }
  }
}
