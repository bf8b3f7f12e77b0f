package dev.roomcast.cluster;

import dev.roomcast.stats.NodeStats;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What this node knows of another: keeps its part of the directory in step with what it tells,
 * whatever is lost or overtakes, and tells when it has to be asked for everything anew.
 *
 * <p>Changes are applied in the order of their sequence. What comes too early waits, bounded; what
 * came before is ignored.
 */
/* Not for several threads; times are in nanoseconds of one clock. */
final class Replica {
  /** Changes that wait for one before them. Beyond it they are dropped: a snapshot will do. */
  static final int MAX_EARLY = 1000;

  /** Changes may overtake one another by this much. */
  static final long OVERTAKING_NANOS = 1_000_000_000L;

  /** A snapshot that was asked for takes longer than this only if it was lost. */
  static final long PATIENCE_NANOS = 3_000_000_000L;

  private static final long NOTHING = -1; // a sequence before the first

  private final Signal.Origin origin;
  private final Directory directory;
  private final NavigableMap<Long, Delta> early = new TreeMap<>();
  private Assembly assembly = Assembly.NONE;
  private long applied = NOTHING;
  private long told = 0; // the highest sequence that it has spoken of
  private long behindSince;
  private long patientUntil;
  private long lastHeard;
  private Optional<NodeStats> stats = Optional.empty();

  Replica(Signal.Origin origin, Directory directory, long now) {
    this.origin = origin;
    this.directory = directory;
    this.lastHeard = now;
    this.behindSince = now - OVERTAKING_NANOS;
    this.patientUntil = now;
  }

  Signal.Origin origin() {
    return origin;
  }

  void heard(long now) {
    lastHeard = now;
  }

  long lastHeard() {
    return lastHeard;
  }

  Optional<NodeStats> stats() {
    return stats;
  }

  /** Whether everything is known that it has told. */
  boolean isComplete() {
    return applied >= told;
  }

  void beat(Signal.Beat beat, long now) {
    stats = beat.stats();
    told(beat.sequence(), now);
  }

  void change(Signal.Change change, long now) {
    told(change.sequence(), now);
    if (change.sequence() > applied && early.size() < MAX_EARLY) {
      early.put(change.sequence(), change.delta());
      applyEarly(now);
    }
  }

  private void told(long sequence, long now) {
    if (isComplete() && sequence > applied) {
      behindSince = now;
    }
    told = Math.max(told, sequence);
  }

  private void applyEarly(long now) {
    if (applied == NOTHING) {
      return;
    }
    while (!early.isEmpty() && early.firstKey() == applied + 1) {
      early.pollFirstEntry().getValue().applyTo(directory, origin.run());
      applied++;
      behindSince = now;
    }
  }

  void snapshot(Signal.Snapshot part, long now) {
    told(part.sequence(), now);
    if (part.sequence() <= applied) {
      return; // Another node has asked for it.
    }
    if (part.sequence() > assembly.sequence) {
      assembly = new Assembly(part.sequence(), part.parts());
    }
    if (part.sequence() == assembly.sequence) {
      assembly.add(part);
      patientUntil = now + PATIENCE_NANOS;
    }
    if (assembly.isWhole()) {
      directory.replace(origin.run(), assembly.connections());
      applied = assembly.sequence;
      assembly = Assembly.NONE;
      early.headMap(applied, true).clear();
      behindSince = now;
      applyEarly(now);
    }
  }

  /** Whether to ask for a snapshot now; whoever is told so does ask. */
  boolean asks(long now) {
    if (isComplete() || now - behindSince < OVERTAKING_NANOS || now - patientUntil < 0) {
      return false;
    }
    patientUntil = now + PATIENCE_NANOS;
    return true;
  }

  /** A snapshot of which some parts have come. */
  private static final class Assembly {
    static final Assembly NONE = new Assembly(NOTHING, 1);

    private final long sequence;
    private final List<List<ConnectionInfo>> parts = new ArrayList<>();
    private int missing;

    Assembly(long sequence, int parts) {
      this.sequence = sequence;
      this.missing = parts;
      for (int part = 0; part < parts; part++) {
        this.parts.add(null);
      }
    }

    void add(Signal.Snapshot snapshot) {
      if (snapshot.part() < parts.size()
          && parts.set(snapshot.part(), snapshot.connections()) == null) {
        missing--;
      }
    }

    boolean isWhole() {
      return missing == 0;
    }

    List<ConnectionInfo> connections() {
      return parts.stream().flatMap(List::stream).toList();
    }
  }
}
