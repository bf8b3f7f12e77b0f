package dev.roomcast.broker;

import dev.roomcast.api.PublishFailed;
import dev.roomcast.protocol.Message;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What this node publishes, in order, until it has been seen in the log: first it waits to be sent,
 * then to be read back. Bounded in bytes; at the bound publishing fails.
 *
 * <p>What has been seen is held a little longer, to be appended again should the log lose it.
 */
/* Threads: any; the monitor guards all fields. */
final class Outgoing {
  private static final int MAX_BESIDES = 50_000; // small things; a node's clients may come at once

  private final String publisher;
  private final long maxBytes;
  private final Deque<Pending> waiting = new ArrayDeque<>();
  private final Deque<Pending> unseen = new ArrayDeque<>(); // sent
  private final Deque<Placed> unseenOnce = new ArrayDeque<>(); // sent, for a key
  private final Seen seen = new Seen();
  private long bytes; // waiting and unseen
  private long sequence;
  private long onceSequence;
  private int besideCount;
  private Offset read; // what this node has read of the log
  private Offset reached; // the same or later: what goes before anything waiting is up to here
  private boolean overtaken; // since next(): something goes before what that gave
  private boolean ending;

  /* What was appended for a key is here, by this call or by one before it. */
  private record Placed(Pending pending, Position place) {}

  /**
   * What is to be sent next.
   *
   * @param calls in order; may be empty
   * @param after what the log must have for that to be next: all that goes before is up to there
   */
  record Batch(List<Pending> calls, Offset after) {}

  /** @param at where reading the log begins */
  Outgoing(String publisher, long maxBytes, Offset at) {
    this.publisher = publisher;
    this.maxBytes = maxBytes;
    this.read = at;
    this.reached = at;
  }

  /** The log is read from here on. */
  synchronized void begin(Offset at) {
    read = at;
    reached = at;
  }

  String publisher() {
    return publisher;
  }

  /* Another name for what is never appended twice: it has no place among what may be. */
  private String oncePublisher() {
    return publisher + ".once";
  }

  /**
   * Takes messages.
   *
   * @throws PublishFailed if they are more than there is room for
   */
  synchronized Pending add(List<Message> messages) {
    Append.Entry entry = new Append.Entry(publisher, sequence + 1, messages);
    Pending pending = new Pending(entry, messages);
    take(pending);
    sequence += messages.size();
    return pending;
  }

  /**
   * Takes messages that are appended once for a key.
   *
   * @throws PublishFailed if they are more than there is room for
   */
  synchronized Pending addOnce(List<Message> messages, String key, Duration lifetime) {
    Append.Once once =
        new Append.Once(oncePublisher(), onceSequence + 1, messages, key, lifetime);
    Pending pending = new Pending(once, messages);
    take(pending);
    onceSequence += messages.size();
    return pending;
  }

  private void take(Pending pending) {
    long size = pending.bytes();
    if (bytes + size > maxBytes) {
      throw new PublishFailed(
          "more is published than Redis takes; " + bytes + " bytes wait", size <= maxBytes);
    }
    bytes += size;
    waiting.addLast(pending);
    notifyAll();
  }

  /** Takes something beside the log, such as a signal; false if there is too much of it. */
  synchronized boolean add(Append besides) {
    if (besideCount >= MAX_BESIDES) {
      return false;
    }
    besideCount++;
    waiting.addLast(new Pending(besides, List.of()));
    notifyAll();
    return true;
  }

  /** What is to be sent next; waits for something, and may give nothing. */
  synchronized Batch next(int maxCalls, long maxBytesAtOnce, Duration patience)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    long left = patience.toMillis();
    while (waiting.isEmpty() && left > 0 && !ending) {
      wait(left);
      left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    }
    overtaken = false;
    List<Pending> next = new ArrayList<>();
    long size = 0;
    for (Pending pending : waiting) {
      if (next.size() >= maxCalls || (size > 0 && size + pending.bytes() > maxBytesAtOnce)) {
        break;
      }
      next.add(pending);
      size += pending.bytes();
    }
    return new Batch(next, reached);
  }

  /**
   * What {@link #next} gave last has been sent.
   *
   * @param places where each is now; for what is beside the log, such as a signal, of no meaning
   * @return false if the log may be another one by now; then all of it is to be sent again
   */
  synchronized boolean sent(List<Pending> calls, List<Position> places) {
    if (overtaken) {
      return false;
    }
    for (int i = 0; i < calls.size(); i++) {
      Pending pending = calls.get(i);
      if (!pending.messages().isEmpty()) {
        reached = reached.atLeast(places.get(i));
      }
      if (waiting.peekFirst() != pending) {
        continue; // It has been read back before this.
      }
      waiting.removeFirst();
      if (pending.isNumbered()) {
        unseen.addLast(pending);
      } else if (pending.messages().isEmpty()) {
        forget(pending);
      } else {
        unseenOnce.addLast(new Placed(pending, places.get(i)));
      }
    }
    return true;
  }

  private void forget(Pending pending) {
    bytes -= pending.bytes();
    if (pending.messages().isEmpty()) {
      besideCount--;
    }
  }

  /**
   * The log has come to this place among this node's messages. They may be waiting here all the
   * same, if Redis took them and its answer was lost.
   *
   * @param delivered the message with its id; empty if it was delivered before
   */
  synchronized void seen(long place, Optional<Message> delivered) {
    Iterator<Pending> inOrder = (unseen.isEmpty() ? waiting : unseen).iterator();
    while (inOrder.hasNext()) {
      Pending first = inOrder.next();
      if (first.isNumbered()) {
        if (first.firstSequence() <= place) {
          seen(first, place, delivered, inOrder);
        }
        return;
      }
    }
  }

  private void seen(
      Pending pending, long place, Optional<Message> delivered, Iterator<Pending> from) {
    delivered.ifPresent(pending.delivered()::add);
    if (pending.lastSequence() <= place) {
      from.remove();
      forget(pending);
      seen.add(pending);
      if (pending.delivered().size() == pending.messages().size()) {
        pending.result().complete(List.copyOf(pending.delivered()));
      }
    }
  }

  /** The log has been read here up to this place. */
  synchronized void read(Position upTo) {
    read = read.atLeast(upTo);
    reached = reached.atLeast(upTo);
    while (!unseenOnce.isEmpty() && upTo.isAtLeast(unseenOnce.peekFirst().place())) {
      Pending pending = unseenOnce.removeFirst().pending();
      forget(pending);
      seen.add(pending);
    }
  }

  /**
   * The log may have lost what nobody has read yet: that is sent again, before anything newer, since
   * readers take what is newer for a sign that they have seen it.
   */
  synchronized void sendUnseenAgain() {
    overtaken = true;
    reached = read;
    while (!unseenOnce.isEmpty()) {
      waiting.addFirst(unseenOnce.removeLast().pending());
    }
    while (!unseen.isEmpty()) {
      waiting.addFirst(unseen.removeLast());
    }
    notifyAll();
  }

  /**
   * The log may have lost what it had: everything that is here is sent again, in order.
   *
   * @param epoch of what there is instead, which is read from the beginning
   */
  synchronized void sendAgain(String epoch) {
    begin(new Offset(epoch, Position.BEGINNING));
    sendUnseenAgain();
    for (Pending pending : seen.takeLatestFirst()) {
      bytes += pending.bytes();
      waiting.addFirst(pending);
    }
  }

  /** What waits and has no patience, taken out. */
  synchronized List<Pending> takeImpatient() {
    List<Pending> taken = new ArrayList<>();
    Iterator<Pending> all = waiting.iterator();
    while (all.hasNext()) {
      Pending pending = all.next();
      if (!pending.isPatient()) {
        all.remove();
        forget(pending);
        taken.add(pending);
      }
    }
    return taken;
  }

  /** What has not been seen in the log, behind a place among this node's messages, in order. */
  synchronized List<Pending> unseenAfter(long place) {
    Deque<Pending> found = new ArrayDeque<>();
    for (Deque<Pending> each : List.of(waiting, unseen)) {
      Iterator<Pending> latestFirst = each.descendingIterator();
      while (latestFirst.hasNext()) {
        Pending pending = latestFirst.next();
        if (pending.isNumbered()) {
          if (pending.lastSequence() <= place) {
            return List.copyOf(found);
          }
          found.addFirst(pending);
        }
      }
    }
    return List.copyOf(found);
  }

  /** Nobody waits here any more for something to be sent. */
  synchronized void end() {
    ending = true;
    notifyAll();
  }

  synchronized int messages() {
    return waiting.stream().mapToInt(pending -> pending.messages().size()).sum();
  }

  synchronized long bytes() {
    return bytes;
  }
}
