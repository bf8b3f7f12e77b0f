package dev.roomcast.wire;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What waits for one client, in front of a wire that costs nothing. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class OutboxBenchmark {
  private static final int BEHIND = 16;
  private static final OutboxLimits LIMITS = new OutboxLimits(1 << 20, Duration.ofSeconds(30));

  private final Frames frames = Frames.of(Frame.text("x".repeat(230)));
  private final TimingWheel timers = new TimingWheel(Duration.ofMillis(10), System::nanoTime);
  private final Traffic traffic = new Traffic();
  private final HeldWire held = new HeldWire();
  private Outbox quick;
  private Outbox slow;

  /** Completes a write when told to. */
  private static final class HeldWire implements Wire {
    private Done uncompleted = Done.NOTHING;

    @Override
    public void write(List<Frames> groups, Done done) {
      uncompleted = done;
    }

    void complete() {
      Done done = uncompleted;
      uncompleted = Done.NOTHING;
      done.written();
    }

    @Override
    public void close(Closing why) {
      throw new IllegalStateException("closed: " + why);
    }
  }

  /** Completes each write at once. */
  private static final class QuickWire implements Wire {
    @Override
    public void write(List<Frames> groups, Done done) {
      done.written();
    }

    @Override
    public void close(Closing why) {
      throw new IllegalStateException("closed: " + why);
    }
  }

  private static final class NoOwner implements OutboxOwner {
    @Override
    public void drained() {
      throw new IllegalStateException("nobody finished the outbox");
    }

    @Override
    public void broken(Closing why) {
      throw new IllegalStateException("broken: " + why);
    }
  }

  @Setup
  public void attach() {
    quick = outbox(new QuickWire());
    slow = outbox(held);
  }

  private Outbox outbox(Wire wire) {
    Outbox outbox = new Outbox(LIMITS, timers, traffic, new NoOwner());
    outbox.attach(wire);
    return outbox;
  }

  /** The client keeps up: every offer is written at once. */
  @Benchmark
  public boolean offerAndWrite() {
    return quick.offer(frames);
  }

  /** Sixteen wait behind a write and then go out together. */
  @Benchmark
  public void offerSixteenBehindAWrite() {
    slow.offer(frames);
    for (int i = 0; i < BEHIND; i++) {
      slow.offer(frames);
    }
    held.complete();
    held.complete();
  }
}
