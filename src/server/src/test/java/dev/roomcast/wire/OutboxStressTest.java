package dev.roomcast.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many threads at one outbox, whose writes complete now on the same thread, now on another. */
@Timeout(60)
class OutboxStressTest {
  private static final int THREADS = 4;
  private static final int GROUPS = 3_000; // by each thread
  private static final int GROUP_SIZE = 3; // frames

  private final ExecutorService container = Executors.newFixedThreadPool(2);
  private final CountDownLatch drained = new CountDownLatch(1);
  private final AtomicInteger concurrentWrites = new AtomicInteger();
  private final List<String> written = new ArrayList<>(); // by the one write in flight
  private boolean overlapped;

  @Test
  void nothingIsLostOrReorderedAndGroupsStayTogether() throws Exception {
    Outbox outbox =
        new Outbox(
            new OutboxLimits(Integer.MAX_VALUE, Duration.ofDays(1)),
            new FakeTime().wheel(),
            new Traffic(),
            new OutboxOwner() {
              @Override
              public void drained() {
                drained.countDown();
              }

              @Override
              public void broken(Closing why) {}
            });
    outbox.attach(new RestlessWire());
    ExecutorService offering = Executors.newFixedThreadPool(THREADS);
    List<Future<?>> offers = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      String name = thread + ":";
      offers.add(offering.submit(() -> offerGroups(outbox, name)));
    }
    for (Future<?> each : offers) {
      each.get();
    }
    outbox.finish();
    assertTrue(drained.await(30, TimeUnit.SECONDS));
    offering.shutdown();
    container.shutdown();

    assertEquals(false, overlapped);
    assertEquals(THREADS * GROUPS * GROUP_SIZE, written.size());
    int[] next = new int[THREADS];
    for (int i = 0; i < written.size(); i += GROUP_SIZE) {
      int thread = written.get(i).charAt(0) - '0';
      for (int k = 0; k < GROUP_SIZE; k++) {
        assertEquals(thread + ":" + (next[thread] * GROUP_SIZE + k), written.get(i + k));
      }
      next[thread]++;
    }
  }

  private static void offerGroups(Outbox outbox, String name) {
    for (int group = 0; group < GROUPS; group++) {
      List<Frame> frames = new ArrayList<>();
      for (int k = 0; k < GROUP_SIZE; k++) {
        frames.add(Frame.text(name + (group * GROUP_SIZE + k)));
      }
      outbox.offer(Frames.of(frames));
    }
  }

  private final class RestlessWire implements Wire {
    private int writes;

    @Override
    public void write(List<Frames> groups, Done done) {
      overlapped |= concurrentWrites.incrementAndGet() > 1;
      Frames.joined(groups).frames().forEach(frame -> written.add(frame.text()));
      writes++;
      Runnable complete =
          () -> {
            concurrentWrites.decrementAndGet();
            done.written();
          };
      if (writes % 3 == 0) {
        complete.run();
      } else {
        container.execute(complete);
      }
    }

    @Override
    public void close(Closing why) {}

    @Override
    public int batchBytes() {
      return 40;
    }
  }
}
