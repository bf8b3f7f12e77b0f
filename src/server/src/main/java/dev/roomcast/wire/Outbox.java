package dev.roomcast.wire;

import java.time.Duration;
import java.util.List;

/**
 * What waits for one client, in order, bounded in bytes.
 *
 * <p>Frames go to the attached {@link Wire}, one write in flight; while no wire is attached they
 * wait. At the bound, or when a write makes no end within the limit, the owner is told that its
 * client is too slow; nothing is dropped silently while the client stays.
 */
/*
 * Threads: every method may be called on any thread; written() and failed() come on a container
 * thread or on the thread that called write(). The lock guards all fields below it. It is never
 * held while calling a wire or the owner.
 */
public final class Outbox {
  private final OutboxLimits limits;
  private final TimingWheel timers;
  private final Traffic traffic;
  private final Owner owner;

  private final Object lock = new Object();
  private final FramesQueue waiting = new FramesQueue();
  private Wire wire; // null while detached
  private Write inFlight; // null while there is none
  private boolean flushing; // one thread is in the loop of flush()
  private TimingWheel.Timeout watchdog; // null while none is on the wheel
  private State state = State.OPEN;

  private enum State {
    OPEN,
    /** Takes nothing more, writes what it has. */
    FINISHING,
    CLOSED
  }

  /** Whoever the outbox belongs to; called without any lock held. */
  public interface Owner {
    /** Everything that was offered before {@link Outbox#finish()} is written; called once. */
    void drained();

    /** The outbox has closed itself and dropped what it had; called once. */
    void broken(Closing why);
  }

  public Outbox(OutboxLimits limits, TimingWheel timers, Traffic traffic, Owner owner) {
    this.limits = limits;
    this.timers = timers;
    this.traffic = traffic;
    this.owner = owner;
  }

  /**
   * Queues one frame.
   *
   * @return false if the outbox takes nothing more; the frame is dropped
   */
  public boolean offer(Frame frame) {
    return offer(Frames.of(frame));
  }

  /**
   * Queues frames; nothing comes between them.
   *
   * @return false if the outbox takes nothing more; the frames are dropped
   */
  public boolean offer(Frames frames) {
    boolean full;
    synchronized (lock) {
      if (state != State.OPEN) {
        return false;
      }
      waiting.addLast(frames);
      traffic.waiting(pending());
      full = pending() > limits.maxBytes();
    }
    if (full) {
      giveUp(Closing.TOO_SLOW);
      return false;
    }
    flush();
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
      return inFlight == null || inFlight.by != oldWire;
    }
  }

  /** Takes nothing more, writes what it has, then tells the owner. */
  public void finish() {
    synchronized (lock) {
      if (state != State.OPEN) {
        return;
      }
      state = State.FINISHING;
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
    if (watchdog != null) {
      watchdog.cancel();
      watchdog = null;
    }
    return first;
  }

  /** Bytes queued or being written. */
  public int pendingBytes() {
    synchronized (lock) {
      return pending();
    }
  }

  private int pending() {
    return waiting.bytes() + (inFlight == null ? 0 : inFlight.bytes);
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
  /* One thread at a time; a write that completes on the calling thread is picked up by the loop. */
  public void flush() {
    while (true) {
      Write next;
      synchronized (lock) {
        if (flushing) {
          return;
        }
        if (state == State.FINISHING && waiting.isEmpty() && inFlight == null) {
          clear();
          break;
        }
        if (wire == null || inFlight != null || waiting.isEmpty()) {
          return;
        }
        next = new Write(wire, waiting.takeBatch(wire.batchBytes()), timers.nanoTime());
        inFlight = next;
        flushing = true;
        if (watchdog == null) {
          watchdog = timers.schedule(limits.writeTimeout(), this::checkProgress);
        }
      }
      next.begin();
      synchronized (lock) {
        flushing = false;
      }
    }
    owner.drained();
  }

  private void checkProgress() {
    synchronized (lock) {
      watchdog = null;
      if (state == State.CLOSED || inFlight == null) {
        return;
      }
      Duration left =
          limits.writeTimeout().minusNanos(timers.nanoTime() - inFlight.startedNanos);
      if (!left.isNegative() && !left.isZero()) {
        watchdog = timers.schedule(left, this::checkProgress);
        return;
      }
    }
    giveUp(Closing.TOO_SLOW);
  }

  private final class Write implements Wire.Done {
    private final Wire by;
    private final List<Frames> groups;
    private final int bytes;
    private final long startedNanos;

    Write(Wire by, List<Frames> groups, long startedNanos) {
      this.by = by;
      this.groups = groups;
      this.bytes = groups.stream().mapToInt(Frames::bytes).sum();
      this.startedNanos = startedNanos;
    }

    void begin() {
      try {
        by.write(groups, this);
      } catch (RuntimeException fault) {
        failed(fault);
      }
    }

    @Override
    public void written() {
      synchronized (lock) {
        if (inFlight != this) {
          return; // A second word on one write must not end the next.
        }
        inFlight = null;
      }
      traffic.written(groups.stream().mapToInt(Frames::count).sum(), bytes);
      flush();
    }

    @Override
    public void failed(Throwable cause) {
      giveUp(Closing.TRANSPORT_LOST);
    }
  }
}
