package dev.roomcast.protocol.socketio;

import dev.roomcast.wire.Frame;
import dev.roomcast.wire.Outbox;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The polling side of one session: at most one GET waits and one POST runs (protocol section
 * "HTTP long-polling"); a second one at the same time is the client's error.
 */
/*
 * Threads: any. The monitor guards waiting and stopped. It is held while the outbox learns of a
 * poll or forgets it, so that both always know the same one; never while anything is written or
 * answered.
 */
final class Polling {
  private final Outbox outbox;
  private final AtomicBoolean posting = new AtomicBoolean();
  private final int maxPayload;
  private PollWire waiting; // null while no GET waits
  private boolean stopped;

  /** What became of a GET. */
  enum Held {
    /** It waits, or has been answered. */
    YES,
    /** Another one waits; this one is unanswered. */
    OVERLAP,
    /** Polling is over; this one is unanswered. */
    TOO_LATE
  }

  Polling(Outbox outbox, int maxPayload) {
    this.outbox = outbox;
    this.maxPayload = maxPayload;
  }

  /** Lets a GET wait, or answers it at once if there is something to say. */
  Held hold(HeldPoll held) {
    synchronized (this) {
      if (stopped) {
        return Held.TOO_LATE;
      }
      if (waiting != null) {
        return Held.OVERLAP;
      }
      waiting = new PollWire(held, outbox, this::used, maxPayload);
      outbox.attach(waiting);
    }
    outbox.flush();
    return Held.YES;
  }

  /** Whether a GET waits for something to say. */
  synchronized boolean isWaiting() {
    return waiting != null;
  }

  private synchronized void used() {
    waiting = null;
  }

  /** Answers the waiting GET with a packet of its own, unless none waits or it gets data anyway. */
  void release(Frame frame) {
    takeWaiting().ifPresent(wire -> wire.answer(frame));
  }

  private synchronized Optional<PollWire> takeWaiting() {
    if (waiting == null || !outbox.detach(waiting)) {
      return Optional.empty();
    }
    Optional<PollWire> taken = Optional.of(waiting);
    waiting = null;
    return taken;
  }

  /** No GET is taken from now on; the waiting one is refused. */
  void refuse(EngineError error) {
    stop();
    takeWaiting().ifPresent(wire -> wire.refuse(error));
  }

  /** No GET is taken from now on; the waiting one is answered with a packet of its own. */
  void end(Frame frame) {
    stop();
    release(frame);
  }

  private synchronized void stop() {
    stopped = true;
  }

  /** False if a POST is running already. */
  boolean beginPost() {
    return posting.compareAndSet(false, true);
  }

  void endPost() {
    posting.set(false);
  }
}
