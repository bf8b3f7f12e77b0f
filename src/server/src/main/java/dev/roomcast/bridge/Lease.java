package dev.roomcast.bridge;

import dev.roomcast.protocol.SecretIds;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import redis.clients.jedis.UnifiedJedis;

/**
 * What only one node of a hub has at a time, in Redis. It must be renewed; a node that cannot stops
 * to believe in it before another one may have it.
 */
/* Threads: renew and release on one; isHeld on any. */
final class Lease {
  private static final Duration LENGTH = Duration.ofSeconds(5);
  private static final Duration BELIEVED = Duration.ofSeconds(4);

  private static final String RENEW =
      """
      if redis.call('GET', KEYS[1]) == ARGV[1] then
        return redis.call('PEXPIRE', KEYS[1], ARGV[2])
      end
      return redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) and 1 or 0
      """;
  private static final String RELEASE =
      "if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end";

  private final String key;
  private final LongSupplier nanoTime;
  private final String holder = SecretIds.next();
  private volatile boolean held;
  private volatile long heldUntil;

  Lease(String key, LongSupplier nanoTime) {
    this.key = key;
    this.nanoTime = nanoTime;
  }

  /** Gets it or keeps it, if no other node has it. */
  boolean renew(UnifiedJedis redis) {
    long asked = nanoTime.getAsLong();
    Object answer =
        redis.eval(RENEW, List.of(key), List.of(holder, Long.toString(LENGTH.toMillis())));
    held = Long.valueOf(1).equals(answer);
    heldUntil = asked + BELIEVED.toNanos();
    return held;
  }

  boolean isHeld() {
    return held && heldUntil - nanoTime.getAsLong() > 0;
  }

  /** Gives it up, for another node to have at once. */
  void release(UnifiedJedis redis) {
    held = false;
    redis.eval(RELEASE, List.of(key), List.of(holder));
  }
}
