package dev.roomcast.protocol;

import dev.roomcast.api.Room;
import java.time.Instant;
import java.util.List;

/**
 * A published event: what the log holds and every node delivers.
 *
 * @param id unique, opaque to clients
 * @param type what clients listen for
 * @param rooms where it goes, at least one
 * @param time when it was published
 * @param data the payload, a JSON value in UTF-8; shared, never to be changed
 */
public record Message(String id, String type, List<Room> rooms, Instant time, byte[] data) {

  public Message {
    rooms = List.copyOf(rooms);
    if (rooms.isEmpty()) {
      throw new IllegalArgumentException("a message needs at least one room: " + type);
    }
  }
}
