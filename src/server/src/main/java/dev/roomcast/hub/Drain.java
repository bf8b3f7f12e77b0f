package dev.roomcast.hub;

import dev.roomcast.wire.Closing;
import dev.roomcast.wire.TimingWheel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Empties this node without a storm: it lets nobody in, says that it is not ready, and tells its
 * clients to connect again, some each second. A proxy that asks for readiness leads them elsewhere.
 */
/* Threads: any; the monitor guards the fields and is not held while clients are closed. */
public final class Drain {
  /** In how many steps of a second the clients are sent away. */
  static final int STEPS = 30;

  /** The proxy has to see first that this node is not ready. */
  static final Duration HEAD_START = Duration.ofSeconds(2);

  private static final Duration STEP = Duration.ofSeconds(1);
  private static final System.Logger LOG = System.getLogger(Drain.class.getName());

  private final Hub hub;
  private final HubGateway gateway;
  private final TimingWheel timers;
  private final Executor executor;
  private Optional<TimingWheel.Timeout> next = Optional.empty();
  private int batch;

  /** @param executor closes clients */
  public Drain(Hub hub, HubGateway gateway, TimingWheel timers, Executor executor) {
    this.hub = hub;
    this.gateway = gateway;
    this.timers = timers;
    this.executor = executor;
  }

  /**
   * Begins; goes on if it has begun.
   *
   * @return how many connections are to be sent away
   */
  public synchronized int begin() {
    int connections = hub.connections().size();
    if (next.isEmpty()) {
      gateway.admit(false);
      batch = Math.max(1, (connections + STEPS - 1) / STEPS);
      LOG.log(System.Logger.Level.INFO, "Draining this node of {0} connections", connections);
      schedule(HEAD_START);
    }
    return connections;
  }

  private void schedule(Duration delay) {
    next = Optional.of(timers.schedule(delay, () -> executor.execute(this::step)));
  }

  private void step() {
    int most;
    synchronized (this) {
      if (next.isEmpty()) {
        return;
      }
      most = batch;
      schedule(STEP); // Goes on when all are gone: a client may have been about to come in.
    }
    List<Connection> leaving = hub.connections().stream().limit(most).toList();
    leaving.forEach(connection -> connection.close(Closing.RECONNECT));
  }

  /** Lets clients in again. */
  public synchronized void end() {
    next.ifPresent(step -> {
      step.cancel();
      gateway.admit(true);
      LOG.log(System.Logger.Level.INFO, "No longer draining this node");
    });
    next = Optional.empty();
  }

  public synchronized boolean isOn() {
    return next.isPresent();
  }
}
