package dev.roomcast.hub;

/**
 * A point between two messages of the log, as far as it has been handed to this node's hub.
 *
 * @param number how many messages the hub had been handed by then, which is what {@link Missed#upTo}
 *     counts
 * @param messageId the last of them; empty if there was none
 */
public record LogPosition(long number, String messageId) {
  static final LogPosition START = new LogPosition(0, "");

  LogPosition after(String nextMessageId) {
    return new LogPosition(number + 1, nextMessageId);
  }
}
