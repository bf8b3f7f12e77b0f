package dev.roomcast.wire;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
 * thread or on the thread that called write(). The lock guards all fields below it. It is never held
 * while calling a wire or the owner.
 */
public final class Outbox {
  private final OutboxLimits limits;
  private final TimingWheel timers;
  private final Traffic traffic;
  private final Owner owner;

  private final Object lock = new Object();
  private final Deque<Frame> waiting = new ArrayDeque<>(4);
  private int pendingBytes; // waiting and in flight
  private Wire wire; // null while detached
  private List<Frame> inFlight = List.of();
  private long writeStartedNanos;
  private boolean draining; // one thread is in the loop of drain()
  private boolean watched; // a watchdog is on the wheel
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
    return offer(List.of(frame));
  }

  /**
   * Queues frames that stay together: nothing but a heartbeat comes between them.
   *
   * @return false if the outbox takes nothing more; all of them are dropped
   */
  public boolean offer(List<Frame> frames) {
    boolean full;
    synchronized (lock) {
      if (state != State.OPEN) {
        return false;
      }
      frames.forEach(this::enqueue);
      traffic.waiting(pendingBytes);
      full = pendingBytes > limits.maxBytes();
    }
    if (full) {
      giveUp(Closing.TOO_SLOW);
      return false;
    }
    drain();
    return true;
  }

  private void enqueue(Frame frame) {
    waiting.addLast(frame);
    pendingBytes += frame.bytes();
  }

  /** Queues a heartbeat before all that waits, so that a full queue does not make it late. */
  public void offerHeartbeat(Frame frame) {
    synchronized (lock) {
      if (state != State.OPEN) {
        return;
      }
      waiting.addFirst(frame);
      pendingBytes += frame.bytes();
    }
    drain();
  }

  /** Lets frames go by this wire from now on. */
  public void attach(Wire newWire) {
    synchronized (lock) {
      wire = newWire;
    }
    drain();
  }

  /**
   * Lets frames wait, if they go by this wire; a write in flight goes on.
   *
   * @return whether the wire was attached and idle: it is then the caller's alone
   */
  public boolean detach(Wire oldWire) {
    synchronized (lock) {
      if (wire != oldWire) {
        return false;
      }
      wire = null;
      return inFlight.isEmpty();
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
    drain();
  }

  /** Takes nothing more and drops what it has, without telling the owner. */
  public void close() {
    synchronized (lock) {
      clear();
    }
  }

  private boolean clear() {
    boolean wasOpen = state != State.CLOSED;
    state = State.CLOSED;
    waiting.clear();
    pendingBytes = 0;
    wire = null;
    return wasOpen;
  }

  /** Bytes queued or being written. */
  public int pendingBytes() {
    synchronized (lock) {
      return pendingBytes;
    }
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

  /* One thread at a time; a write that completes on the calling thread is picked up by the loop. */
  private void drain() {
    while (true) {
      Wire to;
      List<Frame> batch;
      boolean watch;
      synchronized (lock) {
        if (draining) {
          return;
        }
        if (state == State.FINISHING && waiting.isEmpty() && inFlight.isEmpty()) {
          clear();
          break;
        }
        if (wire == null || !inFlight.isEmpty() || waiting.isEmpty()) {
          return;
        }
        batch = takeBatch(wire.batchBytes());
        to = wire;
        inFlight = batch;
        writeStartedNanos = timers.nanoTime();
        watch = !watched;
        watched = true;
        draining = true;
      }
      if (watch) {
        timers.schedule(limits.writeTimeout(), this::checkProgress);
      }
      to.write(batch, new Completion(batch));
      synchronized (lock) {
        draining = false;
      }
    }
    owner.drained();
  }

  private List<Frame> takeBatch(int maxBytes) {
    Frame first = waiting.removeFirst();
    Frame following = waiting.peekFirst();
    int bytes = first.bytes();
    if (following == null || bytes + following.bytes() > maxBytes) {
      return List.of(first);
    }
    List<Frame> batch = new ArrayList<>();
    batch.add(first);
    while (following != null && bytes + following.bytes() <= maxBytes) {
      batch.add(waiting.removeFirst());
      bytes += following.bytes();
      following = waiting.peekFirst();
    }
    return batch;
  }

  private void checkProgress() {
    long leftNanos;
    synchronized (lock) {
      watched = false;
      if (state == State.CLOSED || inFlight.isEmpty()) {
        return;
      }
      leftNanos =
          writeStartedNanos + limits.writeTimeout().toNanos() - timers.nanoTime();
      watched = leftNanos > 0;
    }
    if (leftNanos > 0) {
      timers.schedule(Duration.ofNanos(leftNanos), this::checkProgress);
    } else {
      giveUp(Closing.TOO_SLOW);
    }
  }

  private final class Completion implements Wire.Done {
    private final List<Frame> batch;

    Completion(List<Frame> batch) {
      this.batch = batch;
    }

    @Override
    public void written() {
      int bytes = batch.stream().mapToInt(Frame::bytes).sum();
      traffic.written(batch.size(), bytes);
      synchronized (lock) {
        inFlight = List.of();
        if (state != State.CLOSED) {
          pendingBytes -= bytes;
        }
      }
      drain();
    }

    @Override
    public void failed(Throwable cause) {
      giveUp(Closing.TRANSPORT_LOST);
    }
  }
}
