package dev.roomcast.broker;

import dev.roomcast.api.Room;
import dev.roomcast.hub.Missed;
import dev.roomcast.hub.Replay;
import dev.roomcast.hub.Replay.Gap;
import dev.roomcast.protocol.Message;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What this node has delivered lately, found by room, so that clients that come back get what they
 * missed without a look elsewhere. Bounded in number, bytes and age.
 */
/*
 * Threads: any. The monitor guards all fields, and the places of the Logged in them. Nobody is
 * called while it is held.
 */
final class RecentLog {
  private final Held held;
  private final Deque<Logged> unplaced = new ArrayDeque<>(); // in the order of their sequence
  private final Publishers publishers = new Publishers();
  private final Publishers before = new Publishers(); // the last restart: not held any more
  private String epoch;
  private Position keptAfter = Position.BEGINNING; // everything behind this is here
  private Position newest = Position.BEGINNING;
  private Offset latest;

  RecentLog(String epoch, LogLimits limits, Clock clock) {
    this.epoch = epoch;
    this.held = new Held(limits, clock);
    this.latest = new Offset(epoch, Position.BEGINNING);
  }

  /**
   * Begins anew, with another history. What waits for its place in the log goes on waiting.
   *
   * @param newKeptAfter nothing before this will be here
   */
  synchronized void restart(String newEpoch, Position newKeptAfter) {
    epoch = newEpoch;
    before.set(publishers);
    held.clear();
    keptAfter = newKeptAfter;
    newest = newKeptAfter;
    unplaced.forEach(held::add);
    latest = new Offset(epoch, newest, latest.ahead());
    notifyAll();
  }

  /** Takes what this node delivers next. */
  synchronized void add(Logged logged) {
    held.add(logged);
    if (logged.position().isPresent()) {
      placed(logged);
    } else {
      unplaced.addLast(logged);
    }
    latest =
        nextOffset(
            logged.publisher(), logged.sequence(), logged.position().orElse(null));
    evict();
    notifyAll();
  }

  private void placed(Logged logged) {
    newest = logged.position().orElseThrow();
    publishers.saw(logged.publisher(), logged.sequence());
  }

  /**
   * The id that the next message has for the clients of this node.
   *
   * @param place null if it is not in the log yet
   */
  synchronized Offset nextOffset(String publisher, long sequence, Position place) {
    return place == null
        ? new Offset(epoch, newest, Optional.of(new Offset.Ahead(publisher, sequence)))
        : new Offset(epoch, place, latest.ahead());
  }

  /** Takes what was in the log before this node began. */
  synchronized void fill(List<Entry> entries) {
    for (Entry entry : entries) {
      for (int i = 0; i < entry.messages().size(); i++) {
        long sequence = entry.sequence() + i;
        Position place = entry.place().plus(i);
        if (!hasSeen(entry.publisher(), sequence)) {
          Message message = entry.messages().get(i);
          String id = new Offset(epoch, place).toString();
          Message named =
              new Message(id, message.type(), message.rooms(), message.time(), message.data());
          add(new Logged(0, entry.publisher(), sequence, place, named));
        }
      }
    }
  }

  /**
   * The log has come to a message that was delivered here before.
   *
   * @return false if it was not: it is to be delivered now
   */
  synchronized boolean place(String publisher, long sequence, Position position) {
    Logged next = unplaced.peekFirst();
    if (next == null || !next.publisher().equals(publisher) || next.sequence() != sequence) {
      return false;
    }
    unplaced.removeFirst();
    next.place(position);
    placed(next);
    latest = new Offset(epoch, position, unplaced.isEmpty() ? Optional.empty() : latest.ahead());
    notifyAll();
    return true;
  }

  /**
   * The log has come to a message that is not to be delivered, as it was before. If that was before
   * the last restart, it is not here for those who ask.
   */
  synchronized void skip(String publisher, long sequence, Position position) {
    newest = position;
    keptAfter = before.lastOf(publisher) >= sequence ? position : keptAfter;
    latest = new Offset(epoch, newest, latest.ahead());
    notifyAll();
  }

  /** Whether the log has come to this message of a publisher before. */
  synchronized boolean hasSeen(String publisher, long sequence) {
    return publishers.lastOf(publisher) >= sequence;
  }

  /** What whoever got everything here has seen. */
  synchronized Offset latest() {
    return latest;
  }

  synchronized String epoch() {
    return epoch;
  }

  /** The place in the log to which this node has come. */
  synchronized Position newest() {
    return newest;
  }

  /** Everything behind this position is here. */
  synchronized Position keptAfter() {
    return keptAfter;
  }

  /** Waits until everything up to a position has been delivered here, as {@code Broker} says. */
  synchronized boolean hasReached(String position, Duration patience) {
    Optional<Offset> offset = Offset.parse(position);
    long end = System.nanoTime() + patience.toNanos();
    while (offset.isPresent() && offset.get().epoch().equals(epoch)) {
      if (isReached(offset.get())) {
        return true;
      }
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        return false;
      }
      try {
        wait(left);
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return false;
  }

  private boolean isReached(Offset offset) {
    return newest.isAtLeast(offset.position())
        && offset.ahead().map(this::isReached).orElse(true);
  }

  private boolean isReached(Offset.Ahead ahead) {
    Logged last = unplaced.peekLast();
    return publishers.lastOf(ahead.publisher()) >= ahead.sequence()
        || (last != null
            && last.publisher().equals(ahead.publisher())
            && last.sequence() >= ahead.sequence());
  }

  Replay replay(Missed missed) {
    return replay(missed, Older.NONE);
  }

  /** What a client has missed. */
  synchronized Replay replay(Missed missed, Older older) {
    evict();
    Optional<Offset> since = Offset.parse(missed.since());
    if (since.isEmpty()) {
      return new Replay.Incomplete(Gap.UNKNOWN_ID);
    }
    if (!since.get().epoch().equals(epoch)) {
      return new Replay.Incomplete(Gap.EPOCH_CHANGED);
    }
    Position after =
        older != Older.NONE && older.upTo().isAtLeast(keptAfter) ? older.after() : keptAfter;
    if (!since.get().position().isAtLeast(after) || wentTooSoon(missed, older)) {
      return CatchUp.NOT_KEPT;
    }
    if (!isReached(since.get()) || !since.get().isBehind(missed.mustHaveSeen())) {
      return new Replay.Incomplete(Gap.UNKNOWN_ID);
    }
    CatchUp catchUp = new CatchUp(missed, since.get());
    older.messages().stream()
        .filter(each -> each.position().map(keptAfter::isAtLeast).orElse(false))
        .forEach(catchUp::offer);
    for (Room room : missed.rooms().keySet()) {
      held.offer(room, since.get(), catchUp);
    }
    return catchUp.replay(held::placeOf, held.firstAfter(missed.upTo()));
  }

  /** Offers a page what is here, the latest first; everything behind the position given is here. */
  synchronized Position fillBack(PageInProgress page, Room room) {
    held.latestFirst(room).forEachRemaining(page::offer);
    return keptAfter;
  }

  /** Offers a page what is here, the first first; false if that does not reach back to a position. */
  synchronized boolean fillForth(PageInProgress page, Room room, Position upTo) {
    if (upTo.isAtLeast(keptAfter)) {
      held.firstFirst(room).forEachRemaining(page::offer);
      return true;
    }
    return false;
  }

  /* What went after the client became a member reaches it anyway, and would come twice. */
  private boolean wentTooSoon(Missed missed, Older older) {
    return older != Older.NONE && held.goneNumber() > missed.upTo();
  }

  private void evict() {
    Position gone = held.evict();
    keptAfter = keptAfter.isAtLeast(gone) ? keptAfter : gone;
  }
}
