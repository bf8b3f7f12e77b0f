package dev.roomcast.protocol.socketio;

import dev.roomcast.wire.Closing;
import dev.roomcast.wire.TimingWheel;
import dev.roomcast.wire.Wire;
import java.util.List;

/**
 * A WebSocket that wants to take over from polling: it must send {@code 2probe}, is answered {@code
 * 3probe}, and must then send {@code 5} (protocol section "Upgrade"). Until then polling goes on.
 */
/*
 * Threads: the WebSocket's messages come one at a time, written() on any thread. The monitor guards
 * the flags.
 */
final class Upgrade implements Wire.Done {
  private final Wire candidate;
  private final Session session;
  private final TimingWheel.Timeout deadline;
  private boolean probed;
  private boolean probeAnswered;
  private boolean tookOver;

  /** What the upgrade does to the session. */
  interface Session {
    /** Polling should come to rest. */
    void probed();

    /**
     * What the WebSocket sends from now on is the session's, and polling is over.
     *
     * @return false if the attempt has been given up meanwhile
     */
    boolean takeOver(Upgrade by);

    /** Nothing is in flight on the WebSocket that has taken over: it may carry what waits. */
    void carryBy(Wire webSocket);
  }

  /**
   * @param deadline ends the attempt
   */
  Upgrade(Wire candidate, Session session, TimingWheel.Timeout deadline) {
    this.candidate = candidate;
    this.session = session;
    this.deadline = deadline;
  }

  boolean isBy(Wire wire) {
    return candidate == wire;
  }

  Wire candidate() {
    return candidate;
  }

  /** Whether polls should be released. */
  synchronized boolean isProbed() {
    return probed;
  }

  /**
   * Takes the next message of the WebSocket.
   *
   * @return false if it is not the one expected: the attempt has failed
   */
  boolean receive(String text) {
    if (!text.equals(isProbed() ? "5" : "2probe")) {
      return false;
    }
    if (isProbed()) {
      takeOver();
    } else {
      probe();
    }
    return true;
  }

  private void probe() {
    synchronized (this) {
      probed = true;
    }
    candidate.write(List.of(EngineFrames.PONG_PROBE), this);
    session.probed();
  }

  private void takeOver() {
    deadline.cancel();
    if (!session.takeOver(this)) {
      return;
    }
    boolean writable;
    synchronized (this) {
      tookOver = true;
      writable = probeAnswered;
    }
    if (writable) {
      session.carryBy(candidate);
    }
  }

  /* The wire allows one write at a time: the session may write only after the answer is written. */
  @Override
  public void written() {
    boolean writable;
    synchronized (this) {
      writable = tookOver && !probeAnswered;
      probeAnswered = true;
    }
    if (writable) {
      session.carryBy(candidate);
    }
  }

  @Override
  public void failed(Throwable cause) {
    fail();
  }

  /** The attempt is over; polling goes on. */
  void fail() {
    deadline.cancel();
    candidate.close(Closing.PROTOCOL_ERROR);
  }
}
