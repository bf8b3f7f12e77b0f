package dev.roomcast.stats;

import dev.roomcast.protocol.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Shows messages as they pass this node to those who watch. While nobody does, it costs one look at
 * an empty list. Each watcher gets a bounded number a second and keeps a bounded number.
 */
/* Threads: choose() comes one at a time; the others on any. */
public final class Tap {
  /** The most messages that wait for one watcher; beyond it the oldest are forgotten. */
  static final int MAX_WAITING = 200;

  private final LongSupplier nanoTime;
  private final List<Tail> tails = new CopyOnWriteArrayList<>();

  Tap(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /**
   * A message that has passed.
   *
   * @param after how long it took from being published to being in the queue of its last receiver
   *     on this node
   */
  public record Passed(Message message, Duration after) {}

  /**
   * Begins to watch.
   *
   * @param wanted is asked on the way of the messages: it must be quick and not wait
   * @param perSecond the most to be shown in a second; the others are counted
   */
  public Tail open(Predicate<Message> wanted, int perSecond) {
    Tail tail = new Tail(wanted, perSecond);
    tails.add(tail);
    return tail;
  }

  /** What the watchers are to see of these messages, once they have been delivered. */
  List<Chosen> choose(List<Message> messages) {
    if (tails.isEmpty()) {
      return List.of();
    }
    List<Chosen> chosen = new ArrayList<>();
    for (Tail tail : tails) {
      for (Message message : messages) {
        if (tail.chooses(message)) {
          chosen.add(new Chosen(tail, message));
        }
      }
    }
    return chosen;
  }

  /** A message and who is to see it. */
  record Chosen(Tail tail, Message message) {
    void show(Instant now) {
      Duration after = Duration.between(message.time(), now);
      tail.add(new Passed(message, after.isNegative() ? Duration.ZERO : after));
    }
  }

  /** What one watcher sees. */
  public final class Tail implements AutoCloseable {
    private final Predicate<Message> wanted;
    private final int perSecond;
    private final LongAdder skipped = new LongAdder();
    private final Deque<Passed> waiting = new ArrayDeque<>();   // guarded by itself
    private long second = Long.MIN_VALUE;   // this and the next belong to choose()
    private int thisSecond;

    private Tail(Predicate<Message> wanted, int perSecond) {
      this.wanted = wanted;
      this.perSecond = perSecond;
    }

    private boolean chooses(Message message) {
      if (!wanted.test(message)) {
        return false;
      }
      long now = nanoTime.getAsLong() / 1_000_000_000L;
      if (now != second) {
        second = now;
        thisSecond = 0;
      }
      if (++thisSecond > perSecond) {
        skipped.increment();
        return false;
      }
      return true;
    }

    private void add(Passed passed) {
      synchronized (waiting) {
        if (waiting.size() == MAX_WAITING) {
          waiting.removeFirst();
          skipped.increment();
        }
        waiting.addLast(passed);
      }
    }

    /** What has passed since the last call, the oldest first. */
    public List<Passed> take() {
      synchronized (waiting) {
        List<Passed> taken = List.copyOf(waiting);
        waiting.clear();
        return taken;
      }
    }

    /** How many were wanted and not shown, because there were too many. */
    public long skipped() {
      return skipped.sum();
    }

    @Override
    public void close() {
      tails.remove(this);
    }
  }
}
