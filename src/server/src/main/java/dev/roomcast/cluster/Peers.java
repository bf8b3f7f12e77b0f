package dev.roomcast.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The other nodes: those that are there, by the run of each, and those that were lately.
 *
 * <p>A node is lost when it is silent for {@link #LEASE} while this node hears its own signals. A
 * node that does not hear itself is cut off from the others and cannot tell who is there: it goes on
 * with what it knew, and gives everybody a new lease when it hears itself again.
 */
/* Not for several threads; times are in nanoseconds of one clock. */
final class Peers {
  static final Duration LEASE = Duration.ofSeconds(7);

  /** Two beats and a bit: whoever is silent for so long is late. */
  static final Duration LATE = Duration.ofSeconds(5);

  private static final int MAX_FORMER = 20;
  private static final Duration FORMER_SHOWN = Duration.ofMinutes(10);

  private final Directory directory;
  private final Map<String, Replica> present = new LinkedHashMap<>();
  private final Deque<NodeInfo> former = new ArrayDeque<>(); // the latest first
  private long heardSelf;
  private long hearsSelfSince;

  Peers(Directory directory, long now) {
    this.directory = directory;
    this.heardSelf = now;
    this.hearsSelfSince = now;
  }

  /** Own signals come back: the others can be heard too. */
  void heardSelf(long now) {
    if (isCutOff(now)) {
      hearsSelfSince = now;
    }
    heardSelf = now;
  }

  boolean isCutOff(long now) {
    return now - heardSelf >= LATE.toNanos();
  }

  /** The node that has told something; it is there. */
  Replica heard(Signal.Origin origin, long now) {
    Replica replica = present.computeIfAbsent(origin.run(), first -> appeared(origin, now));
    replica.heard(now);
    return replica;
  }

  private Replica appeared(Signal.Origin origin, long now) {
    former.removeIf(gone -> gone.run().equals(origin.run())); // It was only cut off.
    return new Replica(origin, directory, now);
  }

  Collection<Replica> present() {
    return present.values();
  }

  /** The node has said goodbye. */
  void left(String run, Instant time) {
    Replica gone = present.remove(run);
    if (gone != null) {
      forget(gone, NodeInfo.State.LEFT, time);
    }
  }

  /** Drops those whose lease is over, and says which. */
  List<Signal.Origin> dropLost(long now, Instant time) {
    if (isCutOff(now)) {
      return List.of();
    }
    List<Signal.Origin> lost = new ArrayList<>();
    for (Replica replica : List.copyOf(present.values())) {
      long silent = Math.min(now - replica.lastHeard(), now - hearsSelfSince);
      if (silent >= LEASE.toNanos()) {
        present.remove(replica.origin().run());
        forget(replica, NodeInfo.State.LOST, time);
        lost.add(replica.origin());
      }
    }
    return lost;
  }

  private void forget(Replica gone, NodeInfo.State state, Instant time) {
    directory.drop(gone.origin().run());
    former.addFirst(info(gone, state, time));
    if (former.size() > MAX_FORMER) {
      former.removeLast();
    }
  }

  /** All of them, those that are there first. */
  List<NodeInfo> infos(long now, Instant time) {
    former.removeIf(gone -> gone.lastHeard().plus(FORMER_SHOWN).isBefore(time));
    List<NodeInfo> infos = new ArrayList<>();
    for (Replica replica : present.values()) {
      long silent = now - replica.lastHeard();
      infos.add(
          info(
              replica,
              silent < LATE.toNanos() ? NodeInfo.State.UP : NodeInfo.State.SILENT,
              time.minusNanos(silent)));
    }
    infos.addAll(former);
    return infos;
  }

  private static NodeInfo info(Replica replica, NodeInfo.State state, Instant lastHeard) {
    Signal.Origin origin = replica.origin();
    return new NodeInfo(
        origin.node(),
        origin.run(),
        origin.started(),
        false,
        state,
        lastHeard,
        replica.isComplete(),
        replica.stats());
  }
}
