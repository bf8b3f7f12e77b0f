package dev.roomcast.web;

import dev.roomcast.api.HubAlert;
import dev.roomcast.cluster.NodeInfo;
import dev.roomcast.stats.Alerts;
import dev.roomcast.stats.KeptMinutes;
import dev.roomcast.stats.NodeStats;
import dev.roomcast.stats.Recorder;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Records the figures of all nodes, once a second from the node's start on, and fires a {@link
 * HubAlert} when they are beyond a limit.
 */
@ApplicationScoped
public class StatsHistory {
  @Resource private ManagedScheduledExecutorService scheduler;
  @Inject private Node node;

  @Inject private Event<HubAlert> alerting;

  private KeptMinutes kept;
  private boolean restoring; // or has restored; of the ticking thread
  private Recorder recorder;
  private Alerts alerts;
  private Future<?> ticking;

  void start(@Observes NodeStarted started) {
    String self = node.settings().nodeName();
    kept = new KeptMinutes(node.broker());
    recorder =
        new Recorder(
            this::figures,
            (name, minute) -> {
              if (name.equals(self)) { // Each keeps its own.
                kept.keep(name, minute);
              }
            });
    alerts = new Alerts(node.settings().alerts(), alerting::fireAsync);
    recorder.watch(reading -> alerts.look(reading, lost()));
    long millis = Recorder.INTERVAL.toMillis();
    ticking =
        scheduler.scheduleAtFixedRate(
            this::tick, millis, millis, TimeUnit.MILLISECONDS);
  }

  private void tick() {
    if (node.broker().status().connected() && !restoring) {
      restoring = true;
      node.threads().background(() -> recorder.restore(kept.read(Instant.now())));
    }
    recorder.tick(Instant.now());
  }

  /* The other nodes tell theirs every two seconds. */
  private List<NodeStats> figures() {
    List<NodeStats> all = new ArrayList<>(List.of(node.statistics().now()));
    node.cluster().nodes().stream()
        .filter(other -> !other.self() && other.state().isPresent())
        .flatMap(other -> other.stats().stream())
        .forEach(all::add);
    return all;
  }

  private List<String> lost() {
    return node.cluster().nodes().stream()
        .filter(other -> other.state() == NodeInfo.State.LOST)
        .map(NodeInfo::node)
        .distinct()
        .toList();
  }

  @PreDestroy
  void stop() {
    if (ticking != null) {
      ticking.cancel(false);
    }
  }

  /** Notices what an operator should look at. */
  public Alerts alerts() {
    return alerts;
  }

  /** Knows how the figures went. */
  public Recorder recorder() {
    return recorder;
  }
}
