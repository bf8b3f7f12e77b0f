package dev.roomcast.wire;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Groups of frames in their order, and how many bytes they are. Not for several threads. */
final class FramesQueue {
  private final Deque<Frames> groups = new ArrayDeque<>(1);
  private int bytes;

  void addFirst(Frames group) {
    groups.addFirst(group);
    bytes += group.bytes();
  }

  void addLast(Frames group) {
    groups.addLast(group);
    bytes += group.bytes();
  }

  /** Takes as many as fit, at least one; the queue must not be empty. */
  List<Frames> takeBatch(int maxBytes) {
    Frames first = removeFirst();
    if (!fits(first.bytes(), maxBytes)) {
      return List.of(first);
    }
    List<Frames> batch = new ArrayList<>();
    batch.add(first);
    int taken = first.bytes();
    while (fits(taken, maxBytes)) {
      Frames following = removeFirst();
      batch.add(following);
      taken += following.bytes();
    }
    return batch;
  }

  private boolean fits(int taken, int maxBytes) {
    Frames next = groups.peekFirst();
    return next != null && taken + next.bytes() <= maxBytes;
  }

  private Frames removeFirst() {
    Frames first = groups.removeFirst();
    bytes -= first.bytes();
    return first;
  }

  void clear() {
    groups.clear();
    bytes = 0;
  }

  boolean isEmpty() {
    return groups.isEmpty();
  }

  int bytes() {
    return bytes;
  }
}
