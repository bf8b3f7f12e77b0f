package dev.roomcast.broker;

import dev.roomcast.protocol.Message;
import java.util.Optional;

/**
 * A message as this node delivered it. Its place in the log may be learned later, if the node was
 * cut off from the log; only {@link RecentLog} sets it, and guards it.
 */
final class Logged {
  private static final int OVERHEAD = 256; // bytes, what a message costs without its data

  private final long number;
  private final String publisher;
  private final long sequence;
  private final Message message;
  private final boolean isAhead;
  private Position position; // null while the message is not in the log

  /**
   * @param number counts what this node has delivered; what it only read at its start has numbers
   *     below 1
   * @param publisher which node's log of outgoing messages it was in; empty if there is none
   * @param sequence its place there
   * @param position null if the message is not in the log yet
   */
  Logged(long number, String publisher, long sequence, Position position, Message message) {
    this.number = number;
    this.publisher = publisher;
    this.sequence = sequence;
    this.position = position;
    this.isAhead = position == null;
    this.message = message;
  }

  long number() {
    return number;
  }

  String publisher() {
    return publisher;
  }

  long sequence() {
    return sequence;
  }

  Message message() {
    return message;
  }

  /** Whether it was delivered before it was in the log. */
  boolean isAhead() {
    return isAhead;
  }

  Optional<Position> position() {
    return Optional.ofNullable(position);
  }

  void place(Position newPosition) {
    position = newPosition;
  }

  long bytes() {
    return cost(message.data());
  }

  /** What a message with this data costs in memory, in bytes. */
  static long cost(byte[] data) {
    return OVERHEAD + data.length;
  }
}
