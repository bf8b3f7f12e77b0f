package dev.roomcast.web;

import dev.roomcast.stats.Recorder;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Records the figures of all nodes, once a second from the node's start on. */
@ApplicationScoped
public class StatsHistory {
  @Resource private ManagedScheduledExecutorService scheduler;
  @Inject private Node node;

  private Recorder recorder;
  private Future<?> ticking;

  void start(@Observes NodeStarted started) {
    recorder = new Recorder(() -> List.of(node.statistics().now()));
    long millis = Recorder.INTERVAL.toMillis();
    ticking =
        scheduler.scheduleAtFixedRate(
            () -> recorder.tick(Instant.now()), millis, millis, TimeUnit.MILLISECONDS);
  }

  @PreDestroy
  void stop() {
    if (ticking != null) {
      ticking.cancel(false);
    }
  }

  /** Knows how the figures went. */
  public Recorder recorder() {
    return recorder;
  }
}
