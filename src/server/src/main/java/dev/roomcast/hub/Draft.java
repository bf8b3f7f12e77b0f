package dev.roomcast.hub;

import dev.roomcast.api.Room;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A message before the log has given it its id and time.
 *
 * @param type words of lower-case letters, digits and underscores, joined by dots
 * @param rooms where it goes, each once
 * @param data the payload, a JSON value in UTF-8; not to be changed afterwards
 */
public record Draft(String type, List<Room> rooms, byte[] data) {
  private static final int MAX_TYPE_LENGTH = 100; // characters
  private static final int MAX_ROOMS = 16;
  private static final Pattern TYPE = Pattern.compile("[a-z0-9_]+(\\.[a-z0-9_]+)*");

  /**
   * Checks type and rooms.
   *
   * @throws IllegalArgumentException if one is not right; the message is fit for a client
   */
  public Draft {
    if (type.length() > MAX_TYPE_LENGTH || !TYPE.matcher(type).matches()) {
      throw new IllegalArgumentException(
          "type must be lower-case words joined by dots, such as \"order.shipped\", at most "
              + MAX_TYPE_LENGTH
              + " characters");
    }
    rooms = List.copyOf(new LinkedHashSet<>(rooms));
    if (rooms.isEmpty() || rooms.size() > MAX_ROOMS) {
      throw new IllegalArgumentException(
          "an event must go to 1 to " + MAX_ROOMS + " rooms, not " + rooms.size());
    }
  }
}
