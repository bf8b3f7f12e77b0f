package dev.roomcast.protocol.socketio;

import dev.roomcast.wire.Closing;

/** How far a session is on its way from open to gone, and why it ends. Each step is taken once. */
/* Threads: any; the monitor guards the fields and nothing is called under it. */
final class Lifespan {
  private Phase phase = Phase.OPEN;
  private Closing why; // null while open

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

  /** Why it ends; asked only when it does. */
  synchronized Closing why() {
    return why;
  }
}
