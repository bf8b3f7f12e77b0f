package dev.roomcast.broker;

import dev.roomcast.api.Room;
import dev.roomcast.hub.Missed;
import dev.roomcast.hub.Replay;
import dev.roomcast.hub.Replay.Gap;
import dev.roomcast.protocol.Message;
import dev.roomcast.protocol.Push;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** Collects what one client has missed, in the log's order. Not for several threads. */
final class CatchUp {
  /** What is kept reaches back less far than a client was away. */
  static final Replay NOT_KEPT = new Replay.Incomplete(Gap.NOT_KEPT);

  /* What has no place yet comes after all that has one, in its publisher's order. */
  private static final Comparator<Logged> IN_ORDER =
      Comparator.comparing(
              (Logged logged) -> logged.position().orElse(null),
              Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparingLong(Logged::sequence);

  private final Missed missed;
  private final Offset since;
  private final Map<Room, Optional<Offset>> joinedAt = new HashMap<>();
  private final Map<Room, Offset> otherwise = new HashMap<>();
  private final TreeSet<Logged> found = new TreeSet<>(IN_ORDER);
  private long bytes;
  private boolean tooMany;
  private boolean otherEpoch;

  CatchUp(Missed missed, Offset since) {
    this.missed = missed;
    this.since = since;
    missed
        .rooms()
        .forEach(
            (room, position) -> {
              Optional<Offset> joined = Offset.parse(position);
              otherEpoch |= joined.isPresent() && !joined.get().epoch().equals(since.epoch());
              joinedAt.put(room, joined);
            });
    missed
        .otherwise()
        .forEach(
            (room, position) ->
                Offset.parse(position)
                    .filter(from -> from.epoch().equals(since.epoch()))
                    .ifPresent(from -> otherwise.put(room, from)));
  }

  /** Takes a message if the client has missed it; the same one may come again. */
  void offer(Logged logged) {
    if (logged.number() > missed.upTo()
        || since.covers(logged)
        || room(logged).isEmpty()
        || cameOtherwise(logged)) {
      return;
    }
    if (found.size() >= missed.maxMessages() || bytes > missed.maxBytes()) {
      tooMany = true;
    } else if (found.add(logged)) {
      bytes += logged.bytes();
    }
  }

  private boolean cameOtherwise(Logged logged) {
    return logged.message().rooms().stream()
        .anyMatch(room -> otherwise.containsKey(room) && !otherwise.get(room).covers(logged));
  }

  /* The room by which the client was to get it: the first of the message's. */
  private Optional<Room> room(Logged logged) {
    for (Room room : logged.message().rooms()) {
      Optional<Offset> joined = joinedAt.get(room);
      if (joined != null && (joined.isEmpty() || !joined.get().covers(logged))) {
        return Optional.of(room);
      }
    }
    return Optional.empty();
  }

  /**
   * What was found.
   *
   * @param placeOf where a message delivered ahead of the log is by now, if it is there
   * @param next the first place of what reaches the client after this: it has not seen the log up
   *     to there, and a message that was delivered ahead of that must not say so by its own place
   */
  Replay replay(
      Function<Offset.Ahead, Optional<Position>> placeOf, Optional<Position> next) {
    if (otherEpoch) {
      return new Replay.Incomplete(Gap.EPOCH_CHANGED);
    }
    if (tooMany || bytes > missed.maxBytes()) {
      return new Replay.Incomplete(Gap.TOO_MANY);
    }
    Optional<Position> aheadUntil = before(next, since.ahead().flatMap(placeOf));
    List<Push.Event> events = new ArrayList<>(found.size());
    Offset seen = since;
    for (Logged logged : found) {
      seen = after(logged, before(next, logged.position()), seen, aheadUntil);
      events.add(
          new Push.Event(room(logged).orElseThrow(), withId(logged.message(), seen)));
    }
    return new Replay.Complete(events);
  }

  private static Optional<Position> before(Optional<Position> next, Optional<Position> place) {
    return place.filter(at -> next.map(limit -> !at.isAtLeast(limit)).orElse(true));
  }

  /* What the client has seen once it has seen this message and those before it. */
  private static Offset after(
      Logged logged, Optional<Position> place, Offset before, Optional<Position> aheadUntil) {
    if (place.isEmpty()) {
      Position sofar = before.position();
      return new Offset(
          before.epoch(),
          aheadUntil.filter(until -> until.isAtLeast(sofar)).orElse(sofar),
          Optional.of(new Offset.Ahead(logged.publisher(), logged.sequence())));
    }
    boolean passed = aheadUntil.map(place.get()::isAtLeast).orElse(false);
    return new Offset(
        before.epoch(), place.get(), passed ? Optional.empty() : before.ahead());
  }

  private static Message withId(Message message, Offset id) {
    String text = id.toString();
    return text.equals(message.id())
        ? message
        : new Message(text, message.type(), message.rooms(), message.time(), message.data());
  }
}
