package dev.roomcast.web;

import dev.roomcast.broker.LocalBroker;
import dev.roomcast.broker.RedisBroker;
import dev.roomcast.broker.RedisSettings;
import dev.roomcast.config.Settings;
import dev.roomcast.hub.Broker;
import dev.roomcast.protocol.SecretIds;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;

/** Chooses the log that a node rests on. Without Redis in the settings nothing of it is loaded. */
final class Brokers {
  private static final System.Logger LOG = System.getLogger(Brokers.class.getName());

  private Brokers() {}

  /** The broker of these settings; {@code threads} makes those that run as long as the node. */
  static Broker of(Settings settings, Executor executor, ThreadFactory threads, Clock clock) {
    if (settings.redis().isEmpty()) {
      return new LocalBroker(
          SecretIds.next(),
          settings.log(),
          settings.maxUndeliveredBytes(),
          settings.idempotencyLifetime(),
          executor,
          clock);
    }
    RedisSettings redis = settings.redis().get();
    LOG.log(System.Logger.Level.INFO, "Roomcast uses Redis: {0}", redis);
    return new RedisBroker(
        redis,
        settings.log(),
        settings.maxUndeliveredBytes(),
        settings.idempotencyLifetime(),
        task -> threads.newThread(task).start(),
        executor,
        clock);
  }
}
