package dev.roomcast.web;

import dev.roomcast.hub.Connection;
import dev.roomcast.wire.Closing;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Empties this node without a storm: it lets nobody in, says that it is not ready, and tells its
 * clients to connect again, some each second. A proxy that asks for readiness leads them elsewhere.
 */
/* Threads: any; the monitor guards all fields. */
@ApplicationScoped
public class Drain {
  /** In how many steps of a second the clients are sent away. */
  static final int STEPS = 30;

  private static final System.Logger LOG = System.getLogger(Drain.class.getName());

  @Resource private ManagedScheduledExecutorService scheduler;
  @Inject private Node node;

  private Optional<Future<?>> running = Optional.empty();
  private int batch;

  /** Begins; does nothing if it has begun. */
  public synchronized void begin() {
    if (running.isPresent()) {
      return;
    }
    node.gateway().admit(false);
    int connections = node.hub().connections().size();
    batch = Math.max(1, (connections + STEPS - 1) / STEPS);
    LOG.log(System.Logger.Level.INFO, "Draining this node of {0} connections", connections);
    // The first after a moment: the proxy has to see that this node is not ready.
    running = Optional.of(scheduler.scheduleAtFixedRate(this::step, 2, 1, TimeUnit.SECONDS));
  }

  private void step() {
    int most;
    synchronized (this) {
      most = batch;
    }
    List<Connection> next = node.hub().connections().stream().limit(most).toList();
    next.forEach(connection -> connection.close(Closing.RECONNECT));
  }

  /** Lets clients in again. */
  public synchronized void end() {
    running.ifPresent(task -> {
      task.cancel(false);
      node.gateway().admit(true);
      LOG.log(System.Logger.Level.INFO, "No longer draining this node");
    });
    running = Optional.empty();
  }

  @PreDestroy
  synchronized void stop() {
    running.ifPresent(task -> task.cancel(false));
  }

  public synchronized boolean isOn() {
    return running.isPresent();
  }
}
