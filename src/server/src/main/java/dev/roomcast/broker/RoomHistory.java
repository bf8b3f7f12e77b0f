package dev.roomcast.broker;

import dev.roomcast.api.Room;
import dev.roomcast.hub.History;
import dev.roomcast.hub.Replay.Gap;
import java.util.Optional;

/** Looks for a page of a room's history: in memory, and before that wherever more is kept. */
/* Threads: any. */
final class RoomHistory {
  private static final int MAX_STEPS = 20; // elsewhere, for one page

  private final RecentLog recent;
  private final Elsewhere elsewhere;

  RoomHistory(RecentLog recent, Elsewhere elsewhere) {
    this.recent = recent;
    this.elsewhere = elsewhere;
  }

  /** Where more is kept than in memory; a step is as much as is got at once. */
  interface Elsewhere {

    /**
     * Offers what came at or before a position, the latest first.
     *
     * @return the position at or before which nothing was looked at; empty if there is no more
     */
    Optional<Position> older(PageInProgress page, Room room, Position from);

    /**
     * Offers what came after a position, the first first.
     *
     * @return the position up to which everything was offered; at the end at least where memory
     *     begins
     */
    Position newer(PageInProgress page, Room room, Position after);
  }

  History of(History.Request request) {
    Optional<Offset> bound = Optional.empty();
    String epoch = recent.epoch();
    if (!request.position().isEmpty()) {
      bound = Offset.parse(request.position());
      if (bound.isEmpty()) {
        return new History.Untold(Gap.UNKNOWN_ID);
      }
      if (!bound.get().epoch().equals(epoch)) {
        return new History.Untold(Gap.EPOCH_CHANGED);
      }
    }
    PageInProgress page = new PageInProgress(request, bound);
    if (page.isOlder()) {
      lookBack(page, request.room(), bound);
    } else {
      lookForth(page, request.room(), bound.map(Offset::position).orElse(Position.BEGINNING));
    }
    return page.finish(epoch);
  }

  private void lookBack(PageInProgress page, Room room, Optional<Offset> bound) {
    Position memoryBegins = recent.fillBack(page, room);
    Optional<Position> from =
        Optional.of(
            bound.map(Offset::position).filter(memoryBegins::isAtLeast).orElse(memoryBegins));
    for (int i = 0; i < MAX_STEPS && from.isPresent() && !page.isFull(); i++) {
      from = elsewhere.older(page, room, from.get());
    }
    from.ifPresent(place -> page.endAt(place.plus(1))); // What is at the bound is on no page.
  }

  private void lookForth(PageInProgress page, Room room, Position after) {
    Position upTo = after;
    for (int i = 0; i < MAX_STEPS && !page.isFull(); i++) {
      if (recent.fillForth(page, room, upTo)) {
        return;
      }
      upTo = elsewhere.newer(page, room, upTo);
    }
    page.endAt(upTo);
  }
}
