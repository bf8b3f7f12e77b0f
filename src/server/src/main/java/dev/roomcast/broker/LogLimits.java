package dev.roomcast.broker;

import java.time.Duration;

/**
 * How much of a log is kept; what is beyond any of these goes, the oldest first.
 *
 * @param maxMessages how many messages
 * @param maxBytes each message counts 256 bytes more than its data
 * @param maxAge since they were published
 * @param mailboxes the rooms whose messages are kept for longer
 */
public record LogLimits(
    int maxMessages, long maxBytes, Duration maxAge, MailboxLimits mailboxes) {

  /** A log without mailboxes. */
  public LogLimits(int maxMessages, long maxBytes, Duration maxAge) {
    this(maxMessages, maxBytes, maxAge, MailboxLimits.NONE);
  }
}
