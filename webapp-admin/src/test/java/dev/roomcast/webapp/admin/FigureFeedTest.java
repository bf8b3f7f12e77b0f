package dev.roomcast.webapp.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.vaadin.flow.shared.Registration;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FigureFeedTest {
  private long published;
  private int asked;
  private final HandScheduler scheduler = new HandScheduler();
  private final FigureFeed feed = new FigureFeed(this::figures, scheduler);
  private final List<NodeReading> seen = new ArrayList<>();

  @AfterEach
  void stop() {
    scheduler.shutdownNow();
  }

  @Test
  void whileNobodyWatchesNothingIsTaken() {
    Registration watching = feed.watch(seen::add);
    assertTrue(scheduler.isTicking());

    watching.remove();

    assertFalse(scheduler.isTicking());
    assertEquals(0, asked);
  }

  @Test
  void oneReadingServesAllWhoWatch() {
    feed.watch(seen::add);
    feed.watch(seen::add);

    scheduler.tick();

    assertEquals(1, asked);
    assertEquals(2, seen.size());
  }

  @Test
  void theSecondReadingTellsHowFastTheTotalsGrow() {
    feed.watch(seen::add);
    scheduler.tick();
    published = 50;
    scheduler.tick();

    assertEquals(0, seen.get(0).rates().published());
    assertEquals(50, seen.get(1).rates().published());
  }

  @Test
  void aWatcherThatFailsHarmsNoOther() {
    feed.watch(reading -> {
      throw new IllegalStateException("the screen is gone");
    });
    feed.watch(seen::add);

    scheduler.tick();

    assertEquals(1, seen.size());
  }

  private NodeFigures figures() {
    Instant taken = Instant.ofEpochSecond(asked++);
    return new NodeFigures("n", taken, Duration.ZERO, 0, 0, 0, published, 0, 0, 0);
  }

  /** Ticks when it is told to. */
  private static final class HandScheduler extends ScheduledThreadPoolExecutor {
    private Runnable task = () -> {};
    private ScheduledFuture<?> future;

    HandScheduler() {
      super(1);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(
        Runnable command, long delay, long period, TimeUnit unit) {
      task = command;
      future = schedule(() -> {}, 1, TimeUnit.DAYS);
      return future;
    }

    void tick() {
      task.run();
    }

    boolean isTicking() {
      return !future.isCancelled();
    }
  }
}
