package dev.roomcast.api;

import java.time.Instant;

/**
 * Something that an operator should look at has begun, or is over. An application hears of it as an
 * asynchronous CDI event: {@code void alert(@ObservesAsync HubAlert alert)}. Every node fires its
 * own view of the cluster.
 *
 * @param kind what it is
 * @param subject what it is about: a node's name, or an empty text for the whole cluster
 * @param value how much there was when it began, in the unit of the kind; zero where there is none
 * @param time when it began or ended
 * @param over false when it begins, true when it ends
 */
public record HubAlert(Kind kind, String subject, long value, Instant time, boolean over) {

  /** What an alert is about. */
  public enum Kind {
    /** Clients were closed because they read too slowly; how many within a minute. */
    SLOW_READERS,

    /** Requests were refused; how many within a minute. */
    REFUSALS,

    /** Events reach clients late: 99 of 100 within so many milliseconds. */
    LATENCY,

    /** A node is gone without a word. */
    NODE_LOST
  }
}
