package dev.roomcast.stats;

/**
 * How long events took in the last seconds, from being published to being in the queue of their last
 * receiver on the node; zero if there were none.
 *
 * @param p50Millis half of them took no longer
 * @param p99Millis all but one in a hundred took no longer
 */
public record DeliveryStats(long p50Millis, long p99Millis) {
  static final DeliveryStats NONE = new DeliveryStats(0, 0);
}
