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
  private final Runnable probed;
  private final Runnable completed;
  private final TimingWheel.Timeout deadline;
  private boolean probeSeen;
  private boolean probeAnswered;
  private boolean upgradeSeen;
  private boolean done;

  /**
   * @param probed polling should come to rest
   * @param completed the WebSocket may carry everything from now on
   * @param deadline ends the attempt
   */
  Upgrade(Wire candidate, Runnable probed, Runnable completed, TimingWheel.Timeout deadline) {
    this.candidate = candidate;
    this.probed = probed;
    this.completed = completed;
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
    return probeSeen;
  }

  /**
   * Takes the next message of the WebSocket.
   *
   * @return false if it is not the one expected: the attempt has failed
   */
  boolean receive(String text) {
    boolean probe = text.equals("2probe");
    synchronized (this) {
      if (probe == probeSeen || !probe && !text.equals("5") || upgradeSeen) {
        return false;
      }
      probeSeen = true;
      upgradeSeen = !probe;
    }
    if (probe) {
      candidate.write(List.of(EngineFrames.PONG_PROBE), this);
      probed.run();
    } else {
      completeWhenReady();
    }
    return true;
  }

  @Override
  public void written() {
    synchronized (this) {
      probeAnswered = true;
    }
    completeWhenReady();
  }

  /* The wire allows one write at a time: the outbox may have it only when the answer is written. */
  private void completeWhenReady() {
    synchronized (this) {
      if (!probeAnswered || !upgradeSeen || done) {
        return;
      }
      done = true;
    }
    deadline.cancel();
    completed.run();
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
