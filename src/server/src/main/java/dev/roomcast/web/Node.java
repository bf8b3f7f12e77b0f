package dev.roomcast.web;

import dev.roomcast.api.AccessPolicy;
import dev.roomcast.api.ClientNamespace;
import dev.roomcast.cluster.Cluster;
import dev.roomcast.cluster.Signals;
import dev.roomcast.config.BadSetting;
import dev.roomcast.config.Settings;
import dev.roomcast.config.SettingsReader;
import dev.roomcast.hub.Broker;
import dev.roomcast.hub.Drain;
import dev.roomcast.hub.Hub;
import dev.roomcast.hub.HubCounters;
import dev.roomcast.hub.HubGateway;
import dev.roomcast.hub.Interventions;
import dev.roomcast.hub.Recovery;
import dev.roomcast.hub.Sessions;
import dev.roomcast.protocol.Handshake;
import dev.roomcast.protocol.SecretIds;
import dev.roomcast.protocol.SessionEnds;
import dev.roomcast.protocol.plain.PingableWire;
import dev.roomcast.protocol.plain.PlainFormat;
import dev.roomcast.protocol.plain.PlainSession;
import dev.roomcast.protocol.socketio.EngineProtocol;
import dev.roomcast.protocol.socketio.EngineSessions;
import dev.roomcast.protocol.socketio.SocketIoSessions;
import dev.roomcast.security.DevelopmentKeys;
import dev.roomcast.security.TokenVerifier;
import dev.roomcast.stats.DeliveryWatch;
import dev.roomcast.stats.NodeStatistics;
import dev.roomcast.wire.Closing;
import dev.roomcast.wire.TimingWheel;
import dev.roomcast.wire.Traffic;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * This node: makes the hub and everything around it when the application starts, and ends it when
 * the application stops. The one place that knows how the parts fit together.
 */
@ApplicationScoped
public class Node {
  private static final System.Logger LOG = System.getLogger(Node.class.getName());

  private final Clock clock = Clock.systemUTC();
  private final Traffic traffic = new Traffic();
  private final HubCounters counters = new HubCounters();
  private final SessionEnds ends = new SessionEnds();
  private final DeliveryWatch deliveries = new DeliveryWatch(clock);

  @Resource private ManagedExecutorService executor;
  @Resource private ManagedScheduledExecutorService scheduler;
  @Resource private ManagedThreadFactory threadFactory;
  @Inject private AccessPolicy policy;
  @Inject private Event<NodeStarted> started;
  @Inject private BeanManager beans;
  @Inject private ObserverCalls observerCalls;
  @Inject private Validator validator;
  @Inject @Any private Instance<ClientNamespace> namespaces;

  private Settings settings;
  private NodeThreads threads;
  private Hub hub;
  private Trust trust;
  private HubGateway gateway;
  private Drain drain;
  private SocketWriters writers;
  private Sessions sessions;
  private EngineSessions engineSessions;
  private Broker broker;
  private NodeStatistics statistics;
  private Cluster cluster;
  private volatile boolean running;

  /**
   * Starts serving clients.
   *
   * @throws BadSetting if the configuration is wrong; the application must not start then
   */
  void start() {
    try {
      assemble();
      started.fire(new NodeStarted());
    } catch (BadSetting bad) {
      LOG.log(System.Logger.Level.ERROR, "Roomcast does not start: {0}", bad.getMessage());
      throw bad;
    }
    broker.tail(deliveries.around(hub));
    cluster.start();
    threads.start();
    threads.repeat(Cluster.TICK, cluster::tick);
    if (!settings.recoveryWindow().isZero()) {
      threads.repeat(sessions.refreshInterval(), sessions::refresh);
    }
    running = true;
  }

  private void assemble() {
    SettingsReader reader = SettingsReader.of(ConfigProvider.getConfig());
    settings = reader.settings();
    trust = Trust.of(reader, settings.development(), clock);
    int lanes = Runtime.getRuntime().availableProcessors();
    threads = new NodeThreads(executor, scheduler, threadFactory, lanes);
    TimingWheel timers = threads.timers();
    hub = new Hub(counters, lanes, threads.delivery());
    broker = Brokers.of(settings, threads.delivery(), threadFactory, clock);
    writers =
        settings.portableWrites() ? SocketWriters.portable() : SocketWriters.ofContainers();
    sessions =
        new Sessions(
            SecretIds.next(),
            broker,
            settings.recoveryWindow(),
            settings.hub().maxConnections(),
            clock);
    gateway =
        new HubGateway(
            hub,
            trust.verifier()::verify,
            policy,
            new ApplicationLink(
                ClientObservers.of(beans), observerCalls, validator, executor),
            counters,
            new Recovery(hub, broker, settings.outbox().maxBytes() * 3L / 4),
            sessions,
            settings.hub(),
            timers,
            clock);
    drain = new Drain(hub, gateway, timers, threads::background);
    engineSessions =
        engineSessions(
            new SocketIoSessions(
                settings.engine(),
                timers,
                clock,
                new ApplicationNamespaces(namespaces).all(gateway, trust.verifier()::verify,
                    !settings.recoveryWindow().isZero())));
    statistics =
        new NodeStatistics(
            settings.nodeName(),
            hub,
            gateway.users(),
            counters,
            traffic,
            deliveries.times(),
            drain::isOn,
            clock);
    cluster =
        new Cluster(
            settings.nodeName(),
            SecretIds.next(),
            settings.maxConnectionsPerUser(),
            hub,
            statistics::now,
            new Interventions(hub, policy, drain, clock),
            threads::background,
            Signals.by(broker),
            clock,
            timers::nanoTime);
    hub.roster(cluster.roster());
  }

  /** Ends all connections; does nothing if the start has failed. */
  void stop() {
    running = false;
    if (engineSessions != null) {
      hub.closeAll(Closing.SHUTTING_DOWN);
      engineSessions.closeAll(Closing.SHUTTING_DOWN);
    }
    if (cluster != null) {
      cluster.stop();
    }
    if (broker != null) {
      broker.close();
    }
    if (threads != null) {
      threads.end();
    }
  }

  /** Whether clients are served: started, and not stopping. */
  public boolean isRunning() {
    return running;
  }

  /** Whether clients are served and new ones are let in. */
  boolean isReady() {
    return running && !drain.isOn();
  }

  public Settings settings() {
    return settings;
  }

  /** The keys that tokens are made with in development mode; empty outside of it. */
  public Optional<DevelopmentKeys> developmentKeys() {
    return trust.developmentKeys();
  }

  public NodeStatistics statistics() {
    return statistics;
  }

  DeliveryWatch deliveries() {
    return deliveries;
  }

  /** All nodes, and who is connected to which. */
  public Cluster cluster() {
    return cluster;
  }

  TokenVerifier verifier() {
    return trust.verifier();
  }

  Broker broker() {
    return broker;
  }

  SocketWriters writers() {
    return writers;
  }

  HubGateway gateway() {
    return gateway;
  }

  EngineSessions engineSessions() {
    return engineSessions;
  }

  TimingWheel timers() {
    return threads.timers();
  }

  Hub hub() {
    return hub;
  }

  /**
   * Makes room for sessions of another protocol, with this node's limits, timers and figures. Only
   * after the start has begun: observe {@link NodeStarted}. The node does not end them.
   */
  public EngineSessions engineSessions(EngineProtocol protocol) {
    return new EngineSessions(
        settings.engine(), settings.outbox(), timers(), traffic, ends, protocol);
  }

  /** How sessions of this node ended. */
  SessionEnds sessionEnds() {
    return ends;
  }

  HubCounters counters() {
    return counters;
  }

  NodeThreads threads() {
    return threads;
  }

  /** A plain WebSocket begins. */
  PlainSession plainSession(PingableWire wire, PlainFormat format, Handshake handshake) {
    return new PlainSession(
        wire,
        format,
        handshake,
        gateway,
        settings.plain(),
        settings.outbox(),
        timers(),
        traffic,
        clock);
  }
}
