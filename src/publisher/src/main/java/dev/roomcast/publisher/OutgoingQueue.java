package dev.roomcast.publisher;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The events that wait for the hub, oldest first, bounded in number and in bytes. At the bound the
 * newest is turned away. An event stays here, and counts, until the hub has answered for it.
 *
 * <p>Threads: any thread may add; one at a time takes from the head.
 */
final class OutgoingQueue {
  private final int maxEvents;
  private final int maxBytes;
  private final Deque<Outgoing> waiting = new ArrayDeque<>();   // guarded by this
  private long bytes;                                           // guarded by this

  OutgoingQueue(int maxEvents, int maxBytes) {
    this.maxEvents = maxEvents;
    this.maxBytes = maxBytes;
  }

  /**
   * Adds an event as the newest.
   *
   * @return false if the queue is full; the event is not added
   */
  synchronized boolean add(Outgoing event) {
    if (waiting.size() >= maxEvents || bytes + event.bytes() > maxBytes) {
      return false;
    }
    waiting.addLast(event);
    bytes += event.bytes();
    return true;
  }

  /**
   * The oldest events, which stay in the queue.
   *
   * @param limit at most this many events
   * @param byteLimit at most this many bytes, unless the oldest alone is larger
   */
  synchronized List<Outgoing> oldest(int limit, int byteLimit) {
    List<Outgoing> oldest = new ArrayList<>();
    long total = 0;
    for (Outgoing event : waiting) {
      total += event.bytes();
      if (oldest.size() == limit || !oldest.isEmpty() && total > byteLimit) {
        break;
      }
      oldest.add(event);
    }
    return oldest;
  }

  /** Forgets the oldest events. */
  synchronized void removeOldest(int count) {
    for (int i = 0; i < count; i++) {
      bytes -= waiting.removeFirst().bytes();
    }
  }

  synchronized int size() {
    return waiting.size();
  }

  synchronized boolean isEmpty() {
    return waiting.isEmpty();
  }
}
