package dev.roomcast.protocol;

import java.util.Set;

/** The names of events that an application emits. */
public final class EventNames {
  private static final int MAX_LENGTH = 200; // characters

  /** Names that Socket.IO clients raise locally; on the wire they would pass for that. */
  private static final Set<String> RESERVED =
      Set.of(
          "connect",
          "connect_error",
          "disconnect",
          "disconnecting",
          "newListener",
          "removeListener");

  private EventNames() {}

  /** Whether no packet may carry an event of this name. */
  public static boolean isReserved(String name) {
    return RESERVED.contains(name);
  }

  /**
   * Returns the name if it may be emitted.
   *
   * @throws IllegalArgumentException if not; the message says why
   */
  static String require(String name) {
    if (name.isEmpty() || name.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "an event's name must have 1 to " + MAX_LENGTH + " characters, has " + name.length());
    }
    if (isReserved(name)) {
      throw new IllegalArgumentException("clients raise \"" + name + "\" themselves");
    }
    return name;
  }
}
