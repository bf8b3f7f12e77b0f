package dev.roomcast.wire;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Frames in their order, and how many bytes they are. Not for several threads. */
final class FrameQueue {
  private final Deque<Frame> frames = new ArrayDeque<>(4);
  private int bytes;

  void addFirst(Frame frame) {
    frames.addFirst(frame);
    bytes += frame.bytes();
  }

  void addLast(Frame frame) {
    frames.addLast(frame);
    bytes += frame.bytes();
  }

  /** Takes as many as fit, at least one; the queue must not be empty. */
  List<Frame> takeBatch(int maxBytes) {
    Frame first = removeFirst();
    if (!fits(first.bytes(), maxBytes)) {
      return List.of(first);
    }
    List<Frame> batch = new ArrayList<>();
    batch.add(first);
    int taken = first.bytes();
    while (fits(taken, maxBytes)) {
      Frame following = removeFirst();
      batch.add(following);
      taken += following.bytes();
    }
    return batch;
  }

  private boolean fits(int taken, int maxBytes) {
    Frame next = frames.peekFirst();
    return next != null && taken + next.bytes() <= maxBytes;
  }

  private Frame removeFirst() {
    Frame first = frames.removeFirst();
    bytes -= first.bytes();
    return first;
  }

  void clear() {
    frames.clear();
    bytes = 0;
  }

  boolean isEmpty() {
    return frames.isEmpty();
  }

  int bytes() {
    return bytes;
  }
}
