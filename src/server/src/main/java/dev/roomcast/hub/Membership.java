package dev.roomcast.hub;

import dev.roomcast.api.Room;

/** One connection in one room, from a position of the log on. */
/* Threads: the monitor of the room's Members guards slot. */
final class Membership {
  /** Of {@link #completeFrom}. */
  static final String UNKNOWN = "";

  private final Connection connection;
  private final Audience audience;
  private final long since;
  private volatile String completeFrom = UNKNOWN;
  private volatile boolean over;
  int slot; // where it stands in its audience

  /**
   * @param since the number of the last message that is not for it
   */
  Membership(Connection connection, Audience audience, long since) {
    this.connection = connection;
    this.audience = audience;
    this.since = since;
  }

  Connection connection() {
    return connection;
  }

  Audience audience() {
    return audience;
  }

  Room room() {
    return audience.room();
  }

  /** Whether the message with this number comes after the connection joined. */
  boolean isOlderThan(long number) {
    return since < number;
  }

  /** The number of the last message that is not for it. */
  long since() {
    return since;
  }

  /** The position after which the connection gets every event of the room; or unknown. */
  String completeFrom() {
    return completeFrom;
  }

  void completeFrom(String position) {
    completeFrom = position;
  }

  void end() {
    over = true;
  }

  /** Whether the connection has left. */
  boolean isOver() {
    return over;
  }
}
