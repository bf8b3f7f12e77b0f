package dev.roomcast.cluster;

import dev.roomcast.hub.Hub;
import dev.roomcast.hub.Interventions;
import dev.roomcast.hub.Roster;
import dev.roomcast.stats.NodeStats;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * This node's place in the cluster: tells the others of its connections, and keeps what they tell
 * of theirs in the {@link Directory}.
 *
 * <p>Each node tells its changes four times a second, numbered, and that it is there every two
 * seconds, with its figures. Who notices a gap asks for everything anew. A node that is alone tells
 * no changes.
 */
/*
 * Threads: tick() on one at a time, the rest on any. No lock is held while a signal is sent or a
 * watcher called. Only tick() sends what is numbered, so the order of the numbers is that of the
 * sending.
 */
public final class Cluster {
  /** How often {@link #tick} is to be called. */
  public static final Duration TICK = Duration.ofMillis(250);

  /** How often a node says that it is there. */
  public static final Duration BEAT = Duration.ofSeconds(2);

  /** How often the figures of single connections are told. */
  public static final Duration ACTIVITY = Duration.ofSeconds(10);

  private static final System.Logger LOG = System.getLogger(Cluster.class.getName());

  private final Signal.Origin self;
  private final Hub hub;
  private final Supplier<NodeStats> sampler;
  private final Signals signals;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final Directory directory;
  private final PresenceWatch watch = new PresenceWatch();
  private final Roster roster;
  private final Orders orders;
  private final Questions questions;
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();

  private final Exchange exchange;
  private long nextBeat; // of the ticking thread
  private volatile boolean beatsSoon; // something was done here

  /**
   * @param node this node's name, unique among the nodes
   * @param run distinguishes this run of its process from all others
   * @param maxConnectionsPerUser on all nodes together; 0 for any number
   * @param sampler takes the figures of this node
   * @param interventions does to clients of this node what other nodes want done
   * @param executor where that is done; it may wait for an access policy
   * @param nanoTime a clock like {@link System#nanoTime()}
   */
  public Cluster(
      String node,
      String run,
      int maxConnectionsPerUser,
      Hub hub,
      Supplier<NodeStats> sampler,
      Interventions interventions,
      Executor executor,
      Signals signals,
      Clock clock,
      LongSupplier nanoTime) {
    this.self = new Signal.Origin(node, run, clock.instant());
    this.sampler = sampler;
    this.signals = signals;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.hub = hub;
    this.directory = new Directory(watch);
    LocalConnections local = new LocalConnections(self, hub, watch);
    this.roster =
        new ClusterRoster(run, maxConnectionsPerUser, local, directory, watch, nanoTime);
    this.orders =
        new Orders(self, action -> apply(action, interventions), executor, this::send);
    this.questions =
        new Questions(self, id -> hub.find(id).map(ConnectionDetail::of), this::send);
    this.exchange = new Exchange(self, local, directory, clock, nanoTime);
    this.nextBeat = nanoTime.getAsLong();
  }

  private int apply(Action action, Interventions interventions) {
    int connections = action.applyTo(interventions);
    beatsSoon = true;
    return connections;
  }

  /** What the hub of this node tells and asks. */
  public Roster roster() {
    return roster;
  }

  /** Begins to hear the others. */
  public void start() {
    signals.listen(this::received);
  }

  /** All connections of the cluster. */
  public Directory directory() {
    return directory;
  }

  /**
   * Has something done to clients, on whatever node they are.
   *
   * @return ends with what became of it, after some seconds at most, and never with an exception
   */
  public CompletionStage<Outcome> order(Action action) {
    long now = nanoTime.getAsLong();
    return orders.give(action, doers(action), now);
  }

  /* A single connection is somewhere; of a user, any node may have one that has just come. */
  private Collection<Signal.Origin> doers(Action action) {
    Optional<String> only = action.onlyRun(directory);
    return exchange.present().stream()
        .filter(node -> only.map(node.run()::equals).orElse(true))
        .toList();
  }

  /**
   * Asks a connection's own node for what only that knows of it.
   *
   * @return ends with it, after some seconds at most, and never with an exception; empty if the
   *     connection is gone or its node does not answer
   */
  public CompletionStage<Optional<ConnectionDetail>> detail(String connectionId) {
    // The hub knows its own a moment before the directory does.
    String run = directory.runOf(connectionId).orElse(self.run());
    return questions.ask(connectionId, run, nanoTime.getAsLong());
  }

  /** The nodes, this one first, those that are gone last. */
  public List<NodeInfo> nodes() {
    return exchange.nodes();
  }

  /** Whether this node cannot hear the others, and shows what it knew of them before. */
  public boolean isCutOff() {
    return exchange.isCutOff();
  }

  /**
   * Calls a watcher each time that new figures of this node are there; those of the others are two
   * seconds old at most. It is called on the ticking thread and must not block.
   *
   * @return what ends it
   */
  public Runnable watch(Runnable watcher) {
    watchers.add(watcher);
    return () -> watchers.remove(watcher);
  }

  /** Tells what has changed, and notices who is gone. */
  public void tick() {
    exchange.due().forEach(this::send);
    orders.tick(nanoTime.getAsLong());
    questions.tick(nanoTime.getAsLong());
    tellWatchers();
    if (beatsSoon || nanoTime.getAsLong() - nextBeat >= 0) {
      beatsSoon = false;
      nextBeat = nanoTime.getAsLong() + BEAT.toNanos();
      send(exchange.beat(sample()));
      watchers.forEach(this::call);
    }
  }

  /* Without figures the node is still there, and to be counted. */
  private Optional<NodeStats> sample() {
    try {
      return Optional.of(sampler.get());
    } catch (RuntimeException | Error fault) {
      LOG.log(System.Logger.Level.ERROR, "The figures of this node could not be taken", fault);
      return Optional.empty();
    }
  }

  private void tellWatchers() {
    for (PresenceWatch.News news : watch.take(nanoTime.getAsLong())) {
      news.pushes(directory.in(news.room()), clock.instant())
          .forEach(push -> hub.push(news.watchers(), push));
    }
  }

  private void send(Signal signal) {
    signals.send(SignalJson.write(signal));
  }

  private void call(Runnable watcher) {
    try {
      watcher.run();
    } catch (RuntimeException fault) {
      LOG.log(System.Logger.Level.ERROR, "A watcher of the cluster failed", fault);
    }
  }

  /** Says goodbye to the others. */
  public void stop() {
    send(new Signal.Goodbye(self));
  }

  private void received(String text) {
    if (SignalJson.isOf(self.run(), text)) {
      if (signals.reachOthers()) {
        exchange.heardSelf();
      }
      return;
    }
    try {
      SignalJson.read(text).ifPresent(this::received);
    } catch (IllegalArgumentException notASignal) {
      LOG.log(
          System.Logger.Level.WARNING, "What another node told is {0}", notASignal.getMessage());
    }
  }

  private void received(Signal signal) {
    if (signal instanceof Signal.Order order) {
      orders.ordered(order);
    } else if (signal instanceof Signal.Done done) {
      orders.done(done);
    } else if (signal instanceof Signal.Question question) {
      questions.asked(question);
    } else if (signal instanceof Signal.Answer answer) {
      questions.answered(answer);
    }
    exchange.heard(signal);
  }
}
