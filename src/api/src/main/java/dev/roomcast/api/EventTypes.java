package dev.roomcast.api;

import java.util.regex.Pattern;

/** What an event's type may be; see {@link RoomEvent#type()}. */
public final class EventTypes {
  private static final int MAX_LENGTH = 100; // characters
  private static final Pattern TYPE = Pattern.compile("[a-z0-9_]+(\\.[a-z0-9_]+)*");

  // What clients hear from the hub itself; an event of the same name could not be told from it.
  private static final Pattern RESERVED =
      Pattern.compile(
          "connect|connect_error|disconnect|disconnecting|connection_established"
              + "|connection\\..*|presence\\..*|reply");

  private EventTypes() {}

  /**
   * Returns the type if an event may have it.
   *
   * @throws IllegalArgumentException if not; the message says why
   */
  public static String require(String type) {
    if (type == null || type.length() > MAX_LENGTH || !TYPE.matcher(type).matches()) {
      throw new IllegalArgumentException(
          "type must be words of lower-case letters, digits and underscores, joined by dots, at"
              + " most " + MAX_LENGTH + " characters, such as \"project.updated\"");
    }
    if (RESERVED.matcher(type).matches()) {
      throw new IllegalArgumentException(
          "type must not be \"" + type + "\": clients hear that from the hub itself");
    }
    return type;
  }
}
