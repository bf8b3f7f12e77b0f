package dev.roomcast.api;

import java.time.Instant;
import java.util.List;

/**
 * A published event's place in the log.
 *
 * @param id what clients see as the event's {@code id}; unique, opaque
 * @param type the event's type
 * @param rooms where it went, in the event's order
 * @param time when it was published
 */
public record Published(String id, String type, List<Room> rooms, Instant time) {

  public Published {
    rooms = List.copyOf(rooms);
  }
}
