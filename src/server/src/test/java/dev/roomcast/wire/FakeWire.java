package dev.roomcast.wire;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A wire that remembers what it was given, and completes writes at once or when told to. */
public class FakeWire implements Wire {
  private final List<List<Frame>> writes = new ArrayList<>();
  private final Deque<Done> uncompleted = new ArrayDeque<>();
  private final List<Closing> closings = new ArrayList<>();
  private final Deque<Runnable> dispatched = new ArrayDeque<>();
  private boolean completing = true;
  private boolean dispatching;
  private int dispatches;
  private int batchBytes = 64 * 1024;

  /** Writes wait for {@link #complete()} from now on. */
  public FakeWire held() {
    completing = false;
    return this;
  }

  /** Flushes wait for {@link #runDispatched()} from now on. */
  public FakeWire dispatching() {
    dispatching = true;
    return this;
  }

  /** Runs the flushes that wait. */
  public void runDispatched() {
    while (!dispatched.isEmpty()) {
      dispatched.removeFirst().run();
    }
  }

  /** How many flushes there were. */
  public int dispatches() {
    return dispatches;
  }

  public FakeWire batching(int bytes) {
    batchBytes = bytes;
    return this;
  }

  @Override
  public void write(List<Frames> groups, Done done) {
    writes.add(Frames.joined(groups).frames());
    if (completing) {
      done.written();
    } else {
      uncompleted.addLast(done);
    }
  }

  @Override
  public void dispatch(Runnable flush) {
    dispatches++;
    if (dispatching) {
      dispatched.addLast(flush);
    } else {
      flush.run();
    }
  }

  @Override
  public void close(Closing why) {
    closings.add(why);
  }

  @Override
  public int batchBytes() {
    return batchBytes;
  }

  /** Completes the oldest write. */
  public Done complete() {
    Done done = uncompleted.removeFirst();
    done.written();
    return done;
  }

  /** Breaks the oldest write. */
  public void fail() {
    uncompleted.removeFirst().failed(new IllegalStateException("broken pipe"));
  }

  /** What each write held. */
  public List<List<Frame>> writes() {
    return writes;
  }

  /** The text of every frame that was written, binary ones as their size in brackets. */
  public List<String> texts() {
    return writes.stream()
        .flatMap(List::stream)
        .map(frame -> frame.isText() ? frame.text() : "[" + frame.bytes() + "]")
        .toList();
  }

  /** The texts since the last call. */
  public List<String> newTexts() {
    List<String> texts = texts();
    writes.clear();
    return texts;
  }

  /** With what it was closed, once for each time. */
  public List<Closing> closings() {
    return closings;
  }
}
