package dev.roomcast.cluster;

import dev.roomcast.stats.NodeStats;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** What this node and the others tell one another of themselves, and what it knows by that. */
/*
 * Threads: due() on one at a time, the rest on any. The monitor guards the fields and is held while
 * the directory is changed.
 */
final class Exchange {
  private static final System.Logger LOG = System.getLogger(Exchange.class.getName());

  private final Signal.Origin self;
  private final LocalConnections local;
  private final Directory directory;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final Peers peers;
  private final SnapshotSender snapshots = new SnapshotSender();
  private long sequence; // of the last own change
  private long nextActivity;
  private Optional<NodeStats> stats = Optional.empty();

  Exchange(
      Signal.Origin self,
      LocalConnections local,
      Directory directory,
      Clock clock,
      LongSupplier nanoTime) {
    this.self = self;
    this.local = local;
    this.directory = directory;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.nextActivity = nanoTime.getAsLong();
    this.peers = new Peers(directory, nextActivity);
  }

  /** Everything that is to be told now, in this order. */
  synchronized List<Signal> due() {
    long now = nanoTime.getAsLong();
    List<Signal> due = new ArrayList<>(changes(now));
    due.addAll(snapshots.next(self, sequence, directory));
    peers.dropLost(now, clock.instant()).forEach(Exchange::logLost);
    for (Replica replica : peers.present()) {
      if (replica.asks(now)) {
        due.add(new Signal.SnapshotWanted(self, replica.origin().run()));
      }
    }
    return due;
  }

  private List<Signal> changes(long now) {
    boolean activityToo = now - nextActivity >= 0;
    if (activityToo) {
      nextActivity = now + Cluster.ACTIVITY.toNanos();
    }
    List<Signal> changes = new ArrayList<>();
    for (Delta delta : local.take(directory, activityToo)) {
      delta.applyTo(directory, self.run());
      sequence++;
      if (!peers.present().isEmpty()) {
        changes.add(new Signal.Change(self, sequence, delta));
      }
    }
    return changes;
  }

  private static void logLost(Signal.Origin lost) {
    LOG.log(
        System.Logger.Level.WARNING,
        "Node {0} is gone without a word; its connections count no more",
        lost.node());
  }

  /** This node is there, with these figures. */
  synchronized Signal beat(Optional<NodeStats> figures) {
    stats = figures;
    return new Signal.Beat(self, sequence, figures);
  }

  /** An own signal has come back by the way that leads to the others. */
  synchronized void heardSelf() {
    peers.heardSelf(nanoTime.getAsLong());
  }

  /** Another node has told something. */
  synchronized void heard(Signal signal) {
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

  /** Whether this node does not hear itself, and so not the others either. */
  synchronized boolean isCutOff() {
    return peers.isCutOff(nanoTime.getAsLong());
  }

  /** The nodes that are there, this one first. */
  synchronized List<Signal.Origin> present() {
    List<Signal.Origin> present = new ArrayList<>();
    present.add(self);
    peers.present().forEach(replica -> present.add(replica.origin()));
    return present;
  }

  /** All nodes, this one first, those that are gone last. */
  synchronized List<NodeInfo> nodes() {
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
