package dev.roomcast.hub;

import dev.roomcast.api.EventTypes;
import dev.roomcast.api.Room;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * A message before the log has given it its id and time.
 *
 * @param type as {@link EventTypes} allows it
 * @param rooms where it goes, each once
 * @param data the payload, a JSON value in UTF-8; not to be changed afterwards
 */
public record Draft(String type, List<Room> rooms, byte[] data) {
  private static final int MAX_ROOMS = 16;

  /**
   * Checks type and rooms.
   *
   * @throws IllegalArgumentException if one is not right; the message is fit for a client
   */
  public Draft {
    EventTypes.require(type);
    rooms = List.copyOf(new LinkedHashSet<>(rooms));
    if (rooms.isEmpty() || rooms.size() > MAX_ROOMS) {
      throw new IllegalArgumentException(
          "an event must go to 1 to " + MAX_ROOMS + " rooms, not " + rooms.size());
    }
  }
}
