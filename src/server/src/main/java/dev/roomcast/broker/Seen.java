package dev.roomcast.broker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * What this node published and has read back, held a little longer in case the log loses it: the
 * latest of it, bounded in bytes. Not for several threads.
 */
final class Seen {
  private static final long MAX_BYTES = 4 * 1024 * 1024; // seconds of load

  private final Deque<Pending> held = new ArrayDeque<>();
  private long bytes;

  void add(Pending pending) {
    held.addLast(pending);
    bytes += pending.bytes();
    while (bytes > MAX_BYTES) {
      bytes -= held.removeFirst().bytes();
    }
  }

  /** Takes all of it out. */
  List<Pending> takeLatestFirst() {
    List<Pending> all = new ArrayList<>(held);
    Collections.reverse(all);
    held.clear();
    bytes = 0;
    return all;
  }
}
