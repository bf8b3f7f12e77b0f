package dev.roomcast.api;

import java.util.Set;

/**
 * Something that happened and that the clients in its rooms are to see at once.
 *
 * <p>An application fires it as a CDI event, {@code event.fire(new ProjectUpdated(…))}, or hands it
 * to the {@link Broadcaster}. The usual implementation is a record: its components are the payload,
 * sent as JSON with snake_case names, and its Jakarta Validation constraints are checked before
 * anything is published. {@link #type()} and {@link #rooms()} are not part of the payload.
 */
public interface RoomEvent {

  /**
   * What happened, as clients listen for it: words of lower-case letters, digits and underscores,
   * joined by dots, as in {@code project.updated}. At most 100 characters. What clients hear from
   * the hub itself is taken: {@code connection.} with anything behind it, {@code connect},
   * {@code connect_error}, {@code disconnect}, {@code disconnecting} and
   * {@code connection_established}.
   */
  String type();

  /**
   * Where it goes. At least one room; a connection that is in several of them gets the event once,
   * by the first of them in iteration order.
   */
  Set<Room> rooms();
}
