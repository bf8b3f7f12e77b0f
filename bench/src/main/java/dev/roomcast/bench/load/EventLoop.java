package dev.roomcast.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Runs all sockets of the generator in the thread that calls {@link #run}. Not for several threads:
 * a measure is plain code between two runs of the loop.
 */
public final class EventLoop implements AutoCloseable {
  private static final int BUFFER = 256 * 1024;   // bytes
  private static final long SPIN = TimeUnit.MILLISECONDS.toNanos(1);

  /** What is told when its channel can be read, written or connected. */
  interface Ready {
    void ready(SelectionKey key);
  }

  /** Something to be done at its time. */
  interface Schedule {
    Schedule NONE = new Schedule() {
      @Override
      public long due() {
        return Long.MAX_VALUE;
      }

      @Override
      public void fire() {
        throw new IllegalStateException("nothing is ever due");
      }
    };

    /** When {@link #fire} wants to be called next, as {@link System#nanoTime}. */
    long due();

    void fire();
  }

  private final Selector selector;
  private final byte[] buffer = new byte[BUFFER];
  private Schedule schedule = Schedule.NONE;

  public EventLoop() {
    try {
      selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Shared by whoever reads; its content is lost when the reader returns. */
  byte[] buffer() {
    return buffer;
  }

  /** Replaces the one schedule of this loop. */
  void schedule(Schedule next) {
    schedule = next;
  }

  SelectionKey register(SelectableChannel channel, int operations, Ready ready)
      throws IOException {
    channel.configureBlocking(false);
    return channel.register(selector, operations, ready);
  }

  /** Runs for this long. */
  public void run(long nanos) {
    run(nanos, () -> false);
  }

  /**
   * Runs until something is the case, or for this long.
   *
   * @param done asked after each round of the loop
   * @return whether it is the case
   */
  public boolean run(long nanos, BooleanSupplier done) {
    long start = System.nanoTime();
    try {
      while (!done.getAsBoolean()) {
        long now = System.nanoTime();
        if (now - start >= nanos) {
          return false;
        }
        long due = Math.min(schedule.due(), start + nanos);
        if (due - now <= 0) {
          schedule.fire();
        } else if (due - now < SPIN) {
          selector.selectNow(EventLoop::dispatch);
        } else {
          selector.select(EventLoop::dispatch, TimeUnit.NANOSECONDS.toMillis(due - now));
        }
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void dispatch(SelectionKey key) {
    ((Ready) key.attachment()).ready(key);
  }

  @Override
  public void close() {
    try {
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
