package dev.roomcast.broker;

import java.util.List;

/**
 * What was read elsewhere because it is no longer in memory: everything that is asked for between two
 * positions, and perhaps some that is in memory too.
 */
record Older(Position after, Position upTo, List<Logged> messages) {
  static final Older NONE = new Older(Position.BEGINNING, Position.BEGINNING, List.of());

  /** Not read to the end, since it is more than is sent again. */
  static final Older TOO_MANY = new Older(Position.BEGINNING, new Position(1), List.of());
}
