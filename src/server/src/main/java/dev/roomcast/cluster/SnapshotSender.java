package dev.roomcast.cluster;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Tells all connections of this node when another has asked, a bounded number at a time, once for
 * all who ask meanwhile.
 */
/* Not for several threads. */
final class SnapshotSender {
  /** Signals at one tick: 2000 connections, some 400 kilobytes. */
  static final int PARTS_AT_ONCE = 20;

  private final Deque<Signal.Snapshot> waiting = new ArrayDeque<>();
  private boolean wanted;

  /** Somebody needs one that begins after this. */
  void want() {
    wanted = true;
  }

  /**
   * The next parts to send; none most of the time.
   *
   * @param sequence of the last change told
   */
  List<Signal> next(Signal.Origin self, long sequence, Directory directory) {
    if (waiting.isEmpty() && wanted) {
      wanted = false;
      split(self, sequence, directory.ofRun(self.run()));
    }
    List<Signal> next = new ArrayList<>();
    while (!waiting.isEmpty() && next.size() < PARTS_AT_ONCE) {
      next.add(waiting.removeFirst());
    }
    return next;
  }

  private void split(Signal.Origin self, long sequence, List<ConnectionInfo> all) {
    int size = Delta.Collector.MAX_SIZE;
    int parts = Math.max(1, (all.size() + size - 1) / size);
    for (int part = 0; part < parts; part++) {
      int from = part * size;
      waiting.addLast(
          new Signal.Snapshot(
              self,
              sequence,
              part,
              parts,
              all.subList(from, Math.min(from + size, all.size()))));
    }
  }
}
