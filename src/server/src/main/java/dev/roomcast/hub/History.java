package dev.roomcast.hub;

import dev.roomcast.api.Room;
import dev.roomcast.protocol.Message;
import dev.roomcast.protocol.Push;
import java.util.List;
import java.util.Optional;

/** What a room has got, as far as it is kept: one page of it, or the reason why there is none. */
public sealed interface History {

  /**
   * Some events of the room. There may be fewer than were asked for, even none, although there are
   * more: then the search was long, and goes on where {@code older} or {@code newer} say.
   *
   * @param events in the order of the log
   * @param older where to ask on for what was before; empty if nothing is kept
   * @param newer where to ask on for what came after; empty if nothing has come yet
   */
  record Page(List<Push.Event> events, Optional<String> older, Optional<String> newer)
      implements History {
    public Page {
      events = List.copyOf(events);
    }
  }

  /** Nothing can be told. */
  record Untold(Replay.Gap why) implements History {}

  /**
   * The question for a page.
   *
   * @param type of the events; one that ends with {@code *} is a beginning, empty for any
   * @param direction which way from the position
   * @param position an event's id or what a page told; that event is not on the page. Empty for
   *     the end, or the beginning, of what is kept
   * @param limit how many events at most
   */
  record Request(Room room, String type, Direction direction, String position, int limit) {
    private static final String ANY = "*";

    /** Whether the page would show a message of the room. */
    public boolean shows(Message message) {
      return message.rooms().contains(room)
          && (type.isEmpty()
              || message.type().equals(type)
              || type.endsWith(ANY)
                  && message.type().startsWith(type.substring(0, type.length() - 1)));
    }
  }

  /** Which events a page has. */
  enum Direction {
    /** The last ones before the position. */
    OLDER,

    /** The first ones after the position. */
    NEWER
  }
}
