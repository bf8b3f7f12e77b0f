package dev.roomcast.protocol.socketio;

import dev.roomcast.wire.Closing;
import java.util.Optional;

/** How far a session is on its way from open to gone, and why it ends. Each step is taken once. */
/* Threads: any; the monitor guards the fields and nothing is called under it. */
final class Lifespan {
  private Phase phase = Phase.OPEN;
  private Closing why; // null while open
  private Runnable afterEnd; // null unless something waits for the end

  private enum Phase {
    OPEN,
    /** Waits until its last words are written. */
    CLOSING,
    CLOSED
  }

  synchronized boolean isOpen() {
    return phase == Phase.OPEN;
  }

  synchronized boolean isClosed() {
    return phase == Phase.CLOSED;
  }

  /** Whether the client has said goodbye and its end is not complete. */
  synchronized boolean isLeaving() {
    return phase == Phase.CLOSING && why == Closing.CLIENT_LEFT;
  }

  /** The end begins; false if it has begun before, for whatever reason. */
  synchronized boolean beginClosing(Closing reason) {
    if (phase != Phase.OPEN) {
      return false;
    }
    phase = Phase.CLOSING;
    why = reason;
    return true;
  }

  /** The end is complete; false if it was before. */
  synchronized boolean close() {
    if (phase == Phase.CLOSED) {
      return false;
    }
    phase = Phase.CLOSED;
    return true;
  }

  /**
   * Keeps a task until the end is complete.
   *
   * @return false if it is complete already, or another task is kept: the caller runs it
   */
  synchronized boolean keep(Runnable task) {
    if (phase == Phase.CLOSED || afterEnd != null) {
      return false;
    }
    afterEnd = task;
    return true;
  }

  /** What was kept for the end. */
  synchronized Optional<Runnable> kept() {
    return Optional.ofNullable(afterEnd);
  }

  /** Why it ends; asked only when it does. */
  synchronized Closing why() {
    return why;
  }
}
