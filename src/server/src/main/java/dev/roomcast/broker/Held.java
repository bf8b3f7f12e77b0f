package dev.roomcast.broker;

import dev.roomcast.api.Room;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The messages that a node has in memory, found by room, within limits. Not for several threads. */
final class Held {
  private static final Deque<Logged> NONE = new ArrayDeque<>(1);

  private final LogLimits limits;
  private final Clock clock;
  private final Deque<Logged> all = new ArrayDeque<>();
  private final Map<Room, Deque<Logged>> byRoom = new HashMap<>();
  private long bytes;
  private int ahead; // how many came before their place: out of the log's order
  private long goneNumber; // of the latest one that was let go

  Held(LogLimits limits, Clock clock) {
    this.limits = limits;
    this.clock = clock;
  }

  void clear() {
    all.clear();
    byRoom.clear();
    bytes = 0;
    ahead = 0;
  }

  void add(Logged logged) {
    all.addLast(logged);
    bytes += logged.bytes();
    ahead += logged.isAhead() ? 1 : 0;
    for (Room room : logged.message().rooms()) {
      byRoom.computeIfAbsent(room, added -> new ArrayDeque<>(4)).addLast(logged);
    }
  }

  /** Where a message that was delivered before it was in the log has come to be; rarely asked. */
  Optional<Position> placeOf(Offset.Ahead ahead) {
    return all.stream()
        .filter(
            logged ->
                logged.publisher().equals(ahead.publisher())
                    && logged.sequence() == ahead.sequence())
        .findFirst()
        .flatMap(Logged::position);
  }

  /** The first place in the log of what this node delivered after that number, if it has one. */
  Optional<Position> firstAfter(long number) {
    Optional<Position> first = Optional.empty();
    Iterator<Logged> latestFirst = all.descendingIterator();
    while (latestFirst.hasNext()) {
      Logged logged = latestFirst.next();
      if (logged.number() <= number) {
        return first;
      }
      first =
          Stream.of(first, logged.position()).flatMap(Optional::stream).min(Position::compareTo);
    }
    return first;
  }

  Iterator<Logged> latestFirst(Room room) {
    return byRoom.getOrDefault(room, NONE).descendingIterator();
  }

  Iterator<Logged> firstFirst(Room room) {
    return byRoom.getOrDefault(room, NONE).iterator();
  }

  /** Offers what a room has got since, and perhaps some of what it got before. */
  void offer(Room room, Offset since, CatchUp catchUp) {
    Deque<Logged> inRoom = byRoom.get(room);
    if (inRoom == null) {
      return;
    }
    Iterator<Logged> newestFirst = inRoom.descendingIterator();
    while (newestFirst.hasNext()) {
      Logged logged = newestFirst.next();
      boolean isBefore = logged.position().map(since.position()::isAtLeast).orElse(false);
      if (isBefore && ahead == 0) {
        return; // All that came earlier is before it too.
      }
      catchUp.offer(logged);
    }
  }

  /** Lets go of what is beyond the limits; gives the last place that is gone. */
  Position evict() {
    Instant oldest = clock.instant().minus(limits.maxAge());
    Position gone = Position.BEGINNING;
    Logged first = all.peekFirst();
    while (first != null && first.position().isPresent() && isBeyond(first, oldest)) {
      all.removeFirst();
      bytes -= first.bytes();
      ahead -= first.isAhead() ? 1 : 0;
      goneNumber = first.number();
      Position place = first.position().get();
      gone = gone.isAtLeast(place) ? gone : place;
      first.message().rooms().forEach(this::removeFirst);
      first = all.peekFirst();
    }
    return gone;
  }

  /** The number of the last message that was let go; 0 before the first. */
  long goneNumber() {
    return goneNumber;
  }

  private void removeFirst(Room room) {
    Deque<Logged> inRoom = byRoom.get(room);
    inRoom.removeFirst();
    if (inRoom.isEmpty()) {
      byRoom.remove(room);
    }
  }

  private boolean isBeyond(Logged logged, Instant oldest) {
    return all.size() > limits.maxMessages()
        || bytes > limits.maxBytes()
        || logged.message().time().isBefore(oldest);
  }
}
