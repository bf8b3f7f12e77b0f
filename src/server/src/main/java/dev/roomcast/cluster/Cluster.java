package dev.roomcast.cluster;

import dev.roomcast.hub.Hub;
import dev.roomcast.hub.HubListener;
import dev.roomcast.hub.Interventions;
import dev.roomcast.stats.NodeStats;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * This node's place in the cluster: tells the others of its connections, and keeps what they tell of
 * theirs in the {@link Directory}.
 *
 * <p>Each node tells its changes four times a second, numbered, and that it is there every two
 * seconds, with its figures. Who notices a gap asks for everything anew. A node that is alone tells
 * no changes.
 */
/*
 * Threads: tick() on one at a time, the rest on any. The lock guards the fields below it and is held
 * while the directory is changed, never while a signal is sent or a listener called. Only tick()
 * sends what is numbered, so the order of the numbers is that of the sending.
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
  private final Supplier<NodeStats> sampler;
  private final Signals signals;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final Directory directory;
  private final LocalConnections local;
  private final Orders orders;
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();

  private final Object lock = new Object();
  private final Peers peers;
  private final SnapshotSender snapshots = new SnapshotSender();
  private long sequence; // of the last own change
  private long nextBeat;
  private long nextActivity;
  private Optional<NodeStats> stats = Optional.empty();

  /**
   * @param node this node's name, unique among the nodes
   * @param run distinguishes this run of its process from all others
   * @param sampler takes the figures of this node
   * @param interventions does to clients of this node what other nodes want done
   * @param executor where that is done; it may wait for an access policy
   * @param nanoTime a clock like {@link System#nanoTime()}
   */
  public Cluster(
      String node,
      String run,
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
    this.directory = new Directory(Directory.RoomChanges.UNHEARD);
    this.local = new LocalConnections(node, hub);
    this.orders =
        new Orders(self, action -> action.applyTo(interventions), executor, this::send);
    long now = nanoTime.getAsLong();
    this.peers = new Peers(directory, now);
    this.nextBeat = now;
    this.nextActivity = now;
  }

  /** What the hub of this node is to tell. */
  public HubListener hubListener() {
    return local;
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
    List<Signal.Origin> all = new ArrayList<>();
    all.add(self);
    synchronized (lock) {
      peers.present().forEach(replica -> all.add(replica.origin()));
    }
    if (action instanceof Action.Disconnect single) {
      Optional<String> run = directory.runOf(single.connectionId());
      return all.stream().filter(node -> run.map(node.run()::equals).orElse(true)).toList();
    }
    return all;
  }

  /** The nodes, this one first, those that are gone last. */
  public List<NodeInfo> nodes() {
    synchronized (lock) {
      List<NodeInfo> nodes = new ArrayList<>();
      nodes.add(
          new NodeInfo(
              self.node(),
              self.run(),
              self.started(),
              true,
              NodeInfo.State.UP,
              clock.instant(),
              true,
              stats));
      nodes.addAll(peers.infos(nanoTime.getAsLong(), clock.instant()));
      return nodes;
    }
  }

  /** Whether this node cannot hear the others, and shows what it knew of them before. */
  public boolean isCutOff() {
    synchronized (lock) {
      return peers.isCutOff(nanoTime.getAsLong());
    }
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
    List<Signal> signalsDue = new ArrayList<>();
    boolean beat;
    synchronized (lock) {
      long now = nanoTime.getAsLong();
      tellChanges(now, signalsDue);
      beat = now - nextBeat >= 0;
      if (beat) {
        nextBeat = now + BEAT.toNanos();
        stats = Optional.of(sampler.get());
        signalsDue.add(new Signal.Beat(self, sequence, stats.get()));
      }
      signalsDue.addAll(snapshots.next(self, sequence, directory));
      peers.dropLost(now, clock.instant()).forEach(this::logLost);
      for (Replica replica : peers.present()) {
        if (replica.asks(now)) {
          signalsDue.add(new Signal.SnapshotWanted(self, replica.origin().run()));
        }
      }
    }
    signalsDue.forEach(this::send);
    orders.tick(nanoTime.getAsLong());
    if (beat) {
      watchers.forEach(this::call);
    }
  }

  private void tellChanges(long now, List<Signal> signalsDue) {
    boolean activityToo = now - nextActivity >= 0;
    if (activityToo) {
      nextActivity = now + ACTIVITY.toNanos();
    }
    for (Delta delta : local.take(directory, activityToo)) {
      delta.applyTo(directory, self.run());
      sequence++;
      if (!peers.present().isEmpty()) {
        signalsDue.add(new Signal.Change(self, sequence, delta));
      }
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

  private void logLost(Signal.Origin lost) {
    LOG.log(
        System.Logger.Level.WARNING,
        "Node {0} is gone without a word; its connections count no more",
        lost.node());
  }

  /** Says goodbye to the others. */
  public void stop() {
    send(new Signal.Goodbye(self));
  }

  private void received(String text) {
    if (SignalJson.isOf(self.run(), text)) {
      synchronized (lock) {
        peers.heardSelf(nanoTime.getAsLong());
      }
      return;
    }
    try {
      SignalJson.read(text).ifPresent(this::received);
    } catch (IllegalArgumentException notASignal) {
      LOG.log(System.Logger.Level.WARNING, "What another node told is {0}", notASignal.getMessage());
    }
  }

  private void received(Signal signal) {
    if (signal instanceof Signal.Order order) {
      orders.ordered(order);
    } else if (signal instanceof Signal.Done done) {
      orders.done(done);
    }
    synchronized (lock) {
      long now = nanoTime.getAsLong();
      if (signal instanceof Signal.Goodbye) {
        peers.left(signal.from().run(), clock.instant());
        return;
      }
      Replica replica = peers.heard(signal.from(), now);
      if (signal instanceof Signal.Beat beat) {
        replica.beat(beat, now);
      } else if (signal instanceof Signal.Change change) {
        replica.change(change, now);
      } else if (signal instanceof Signal.Snapshot snapshot) {
        replica.snapshot(snapshot, now);
      } else if (signal instanceof Signal.SnapshotWanted wanted
          && wanted.run().equals(self.run())) {
        snapshots.want();
      }
    }
  }
}
