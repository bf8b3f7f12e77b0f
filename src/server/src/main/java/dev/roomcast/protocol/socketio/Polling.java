package dev.roomcast.protocol.socketio;

import dev.roomcast.wire.Frame;
import dev.roomcast.wire.Outbox;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The polling side of one session: at most one GET waits and one POST runs (protocol section
 * "HTTP long-polling"); a second one at the same time is the client's error.
 */
/* Threads: any. Who takes the waiting poll out of the reference may answer it. */
final class Polling {
  private final Outbox outbox;
  private final AtomicReference<PollWire> waiting = new AtomicReference<>();
  private final AtomicBoolean posting = new AtomicBoolean();
  private final int maxPayload;

  Polling(Outbox outbox, int maxPayload) {
    this.outbox = outbox;
    this.maxPayload = maxPayload;
  }

  /**
   * Lets a GET wait, or answers it at once if there is something to say.
   *
   * @return false if one waits already; the new one is left unanswered
   */
  boolean hold(HeldPoll held) {
    PollWire wire = new PollWire(held, outbox, this::used, maxPayload);
    if (!waiting.compareAndSet(null, wire)) {
      return false;
    }
    outbox.attach(wire);
    return true;
  }

  private void used() {
    waiting.set(null);
  }

  /** Answers the waiting GET with a packet of its own, if one waits and no data is under way. */
  void release(Frame frame) {
    PollWire wire = waiting.get();
    if (wire != null && outbox.detach(wire) && waiting.compareAndSet(wire, null)) {
      wire.answer(frame);
    }
  }

  /** Refuses the waiting GET, if one waits and no data is under way. */
  void refuse(EngineError error) {
    PollWire wire = waiting.get();
    if (wire != null && outbox.detach(wire) && waiting.compareAndSet(wire, null)) {
      wire.refuse(error);
    }
  }

  /** Answers the waiting GET after the outbox was closed. */
  void abandon(Frame frame) {
    PollWire wire = waiting.getAndSet(null);
    if (wire != null) {
      wire.answer(frame);
    }
  }

  /** False if a POST is running already. */
  boolean beginPost() {
    return posting.compareAndSet(false, true);
  }

  void endPost() {
    posting.set(false);
  }
}
