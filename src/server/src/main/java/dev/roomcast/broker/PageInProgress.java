package dev.roomcast.broker;

import dev.roomcast.hub.History;
import dev.roomcast.hub.History.Direction;
import dev.roomcast.protocol.Message;
import dev.roomcast.protocol.Push;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A page of a room's history while it is being filled, in the direction that was asked for. Not for
 * several threads.
 */
final class PageInProgress {
  private final History.Request request;
  private final Optional<Offset> bound;
  private final List<Logged> found = new ArrayList<>();
  private final Set<String> seen = new HashSet<>(); // what was appended twice is shown once
  private Optional<Position> goOn = Optional.empty();

  /** @param bound where to begin; empty for the end of what is kept, or its beginning */
  PageInProgress(History.Request request, Optional<Offset> bound) {
    this.request = request;
    this.bound = bound;
  }

  boolean isOlder() {
    return request.direction() == Direction.OLDER;
  }

  Optional<Offset> bound() {
    return bound;
  }

  /** Whether there is one more than the page may have. */
  boolean isFull() {
    return found.size() > request.limit();
  }

  /** Takes a message if it belongs here; the next one in the page's direction. */
  void offer(Logged logged) {
    if (!isFull()
        && request.shows(logged.message())
        && isBehindTheBound(logged)
        && seen.add(logged.publisher() + " " + logged.sequence())) {
      found.add(logged);
    }
  }

  private boolean isBehindTheBound(Logged logged) {
    if (bound.isEmpty()) {
      return true;
    }
    boolean covered = bound.get().covers(logged);
    return isOlder() ? covered && !isTheBound(logged) : !covered;
  }

  private boolean isTheBound(Logged logged) {
    return logged.message().id().equals(request.position())
        || bound.get().ahead().isEmpty()
            && logged.position().equals(Optional.of(bound.get().position()));
  }

  /** The search ends here although the page is not full, and there may be more behind this. */
  void endAt(Position place) {
    goOn = Optional.of(place);
  }

  /** The page as it is. */
  History.Page finish(String epoch) {
    boolean more = isFull();
    List<Logged> shown =
        new ArrayList<>(more ? found.subList(0, request.limit()) : found);
    if (isOlder()) {
      Collections.reverse(shown);
    }
    List<Push.Event> events =
        shown.stream()
            .map(logged -> new Push.Event(request.room(), named(logged, epoch)))
            .toList();
    Optional<String> place =
        Optional.of(request.position()).filter(position -> !position.isEmpty());
    Optional<String> first = first(events).or(() -> place);
    Optional<String> last = last(events).or(() -> place);
    Optional<String> end = goOn.map(position -> new Offset(epoch, position).toString());
    return isOlder()
        ? new History.Page(events, more ? first : end, place.flatMap(given -> last))
        : new History.Page(events, place.flatMap(given -> first), more ? last : end);
  }

  private static Optional<String> first(List<Push.Event> events) {
    return events.stream().findFirst().map(event -> event.message().id());
  }

  private static Optional<String> last(List<Push.Event> events) {
    return events.isEmpty()
        ? Optional.empty()
        : Optional.of(events.get(events.size() - 1).message().id());
  }

  private static Message named(Logged logged, String epoch) {
    Message message = logged.message();
    return message.id().isEmpty()
        ? new Message(
            new Offset(epoch, logged.position().orElseThrow()).toString(),
            message.type(),
            message.rooms(),
            message.time(),
            message.data())
        : message;
  }
}
