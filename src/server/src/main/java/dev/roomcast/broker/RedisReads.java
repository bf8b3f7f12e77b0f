package dev.roomcast.broker;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import redis.clients.jedis.exceptions.JedisException;

/** Lets few at a time read from Redis what is not in memory, so that the log does not wait for them. */
/* Threads: any. */
final class RedisReads {
  private static final System.Logger LOG = System.getLogger(RedisReads.class.getName());
  private static final int AT_ONCE = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Semaphore places = new Semaphore(AT_ONCE);

  /** Reads something; empty if Redis is away or too many want to read. */
  <T> Optional<T> read(Supplier<T> reading) {
    try {
      if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return Optional.empty();
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    try {
      return Optional.of(reading.get());
    } catch (JedisException | IllegalStateException away) {
      LOG.log(System.Logger.Level.DEBUG, "Redis cannot be read: {0}", away.getMessage());
      return Optional.empty();
    } finally {
      places.release();
    }
  }
}
