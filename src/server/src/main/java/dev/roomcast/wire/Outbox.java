package dev.roomcast.wire;

import java.util.List;

/**
 * What waits for one client, in order, bounded in bytes.
 *
 * <p>Frames go to the attached {@link Wire}, one write in flight; while no wire is attached they
 * wait. Whatever waits when the wire is free again goes out in one write, as far as the wire takes
 * it: the busier a client, the fewer writes for each frame, and nothing is held back for it.
 *
 * <p>At the bound, or when a write makes no end within the limit, the owner is told that its client
 * is too slow; nothing is dropped silently while the client stays.
 */
/*
 * Threads: every method may be called on any thread. The lock guards all fields below it. It is
 * never held while calling a wire or the owner. While flushing is set, one thread is in writeAll()
 * or on its way there; whoever finds it set leaves the work to that thread.
 */
public final class Outbox {
  private final OutboxLimits limits;
  private final Traffic traffic;
  private final OutboxOwner owner;
  private final Flush flush = new Flush();

  private final Object lock = new Object();
  private final FramesQueue waiting = new FramesQueue();
  private Wire wire; // null while detached
  private boolean flushing;
  private final InFlight inFlight;
  private State state = State.OPEN;

  /* FINISHING takes nothing more and writes what it has. */
  private enum State { OPEN, FINISHING, CLOSED }

  public Outbox(OutboxLimits limits, TimingWheel timers, Traffic traffic, OutboxOwner owner) {
    this.limits = limits;
    this.inFlight = new InFlight(limits.writeTimeout(), timers, this::checkProgress);
    this.traffic = traffic;
    this.owner = owner;
  }

  /**
   * Queues frames; nothing comes between them.
   *
   * @return false if the outbox takes nothing more; the frames are dropped
   */
  public boolean offer(Frames frames) {
    boolean full;
    Wire at;
    synchronized (lock) {
      if (state != State.OPEN) {
        return false;
      }
      waiting.addLast(frames);
      int pending = pending();
      traffic.waiting(pending);
      full = pending > limits.maxBytes();
      at = full ? null : beginFlush();
    }
    if (full) {
      giveUp(Closing.TOO_SLOW);
      return false;
    }
    if (at != null) {
      at.dispatch(flush);
    }
    return true;
  }

  /** Queues a heartbeat before all that waits, so that a full queue does not make it late. */
  public void offerHeartbeat(Frames heartbeat) {
    synchronized (lock) {
      if (state != State.OPEN) {
        return;
      }
      waiting.addFirst(heartbeat);
    }
    flush();
  }

  /**
   * Lets frames go by this wire from now on. Writes nothing yet, so that the caller may hold a
   * lock; {@link #flush()} follows, without it.
   */
  public void attach(Wire newWire) {
    synchronized (lock) {
      if (state != State.CLOSED) {
        wire = newWire;
      }
    }
  }

  /**
   * Lets frames wait, if they go by this wire; a write in flight goes on.
   *
   * @return whether the wire is the caller's alone: false while a write is in its hands
   */
  public boolean detach(Wire oldWire) {
    synchronized (lock) {
      if (wire == oldWire) {
        wire = null;
      }
      return inFlight.by != oldWire;
    }
  }

  /** Takes nothing more, writes what it has, then tells the owner. */
  public void finish() {
    synchronized (lock) {
      if (state == State.OPEN) {
        state = State.FINISHING;
      }
    }
    flush();
  }

  /** Takes nothing more and drops what it has, without telling the owner. */
  public void close() {
    synchronized (lock) {
      clear();
    }
  }

  /* Under the lock; false if it was closed already. */
  private boolean clear() {
    boolean first = state != State.CLOSED;
    state = State.CLOSED;
    waiting.clear();
    wire = null;
    inFlight.unwatch();
    return first;
  }

  /** Bytes queued or being written. */
  public int pendingBytes() {
    synchronized (lock) {
      return pending();
    }
  }

  private int pending() {
    return waiting.bytes() + inFlight.bytes;
  }

  private void giveUp(Closing why) {
    boolean first;
    synchronized (lock) {
      first = clear();
    }
    if (first) {
      owner.broken(why);
    }
  }

  /** Writes what waits, as far as the attached wire takes it. */
  public void flush() {
    Wire at;
    boolean drained;
    synchronized (lock) {
      at = beginFlush();
      drained = isDrained() && clear();
    }
    if (at != null) {
      at.dispatch(flush);
    }
    if (drained) {
      owner.drained();
    }
  }

  /* Under the lock: where to flush, or null if there is nothing to write or another does it. */
  private Wire beginFlush() {
    if (flushing || !canWrite()) {
      return null;
    }
    flushing = true;
    return wire;
  }

  private boolean canWrite() {
    return wire != null && inFlight.isNone() && !waiting.isEmpty();
  }

  private boolean isDrained() {
    return state == State.FINISHING && !flushing && inFlight.isNone() && waiting.isEmpty();
  }

  /* A write that is done before write() returns is followed by the next in this loop. */
  private void writeAll() {
    boolean drained;
    while (true) {
      Wire by;
      List<Frames> batch;
      synchronized (lock) {
        if (!canWrite()) {
          flushing = false;
          drained = isDrained() && clear();
          break;
        }
        by = wire;
        batch = waiting.takeBatch(by.batchBytes());
        inFlight.begin(by, batch);
      }
      try {
        by.write(batch, flush);
      } catch (RuntimeException fault) {
        flush.failed(fault);
      }
    }
    if (drained) {
      owner.drained();
    }
  }

  private void checkProgress() {
    synchronized (lock) {
      if (state == State.CLOSED || !inFlight.isOverdue()) {
        return;
      }
    }
    giveUp(Closing.TOO_SLOW);
  }

  /* One for all writes: there is never more than one in flight, so a write allocates nothing. */
  private final class Flush implements Runnable, Wire.Done {
    @Override
    public void run() {
      writeAll();
    }

    @Override
    public void written() {
      int frames;
      int bytes;
      synchronized (lock) {
        frames = inFlight.frames;
        bytes = inFlight.bytes;
        inFlight.end();
      }
      traffic.written(frames, bytes);
      flush();
    }

    @Override
    public void failed(Throwable cause) {
      giveUp(Closing.TRANSPORT_LOST);
    }
  }
}
