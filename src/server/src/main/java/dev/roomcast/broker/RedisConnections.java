package dev.roomcast.broker;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.RedisSentinelClient;
import redis.clients.jedis.UnifiedJedis;

/** The client for one of the deployments, made when it is first needed. Any thread may ask. */
public final class RedisConnections implements AutoCloseable {
  private static final int MAX_CONNECTIONS = 8; // tail, publisher, and a few for older events

  private final RedisSettings settings;
  private final Duration silence;
  private UnifiedJedis client; // null until the first use
  private boolean closed;

  /** @param silence how long a read that waits for something new may hear nothing, at the longest */
  public RedisConnections(RedisSettings settings, Duration silence) {
    this.settings = settings;
    this.silence = silence;
  }

  /**
   * The client.
   *
   * @throws redis.clients.jedis.exceptions.JedisException if sentinels or cluster cannot be reached
   */
  public synchronized UnifiedJedis client() {
    if (closed) {
      throw new IllegalStateException("closed");
    }
    if (client == null) {
      client =
          switch (settings.mode()) {
            case STANDALONE ->
                RedisClient.builder()
                    .hostAndPort(addresses().iterator().next())
                    .clientConfig(config().build())
                    .poolConfig(pool())
                    .build();
            case SENTINEL ->
                RedisSentinelClient.builder()
                    .masterName(settings.master())
                    .sentinels(addresses())
                    .clientConfig(config().build())
                    .poolConfig(pool())
                    .build();
            case CLUSTER ->
                RedisClusterClient.builder()
                    .nodes(addresses())
                    .maxAttempts(2) // our own loops try again, and know what may be repeated
                    .clientConfig(config().database(0).build())
                    .poolConfig(pool())
                    .build();
          };
    }
    return client;
  }

  private Set<HostAndPort> addresses() {
    return settings.addresses().stream()
        .map(address -> new HostAndPort(address.host(), address.port()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private DefaultJedisClientConfig.Builder config() {
    int timeout = (int) settings.timeout().toMillis();
    return DefaultJedisClientConfig.builder()
        .connectionTimeoutMillis(timeout)
        .socketTimeoutMillis(timeout)
        .blockingSocketTimeoutMillis((int) silence.toMillis() + timeout)
        .user(settings.user().isEmpty() ? null : settings.user())
        .password(settings.password().isEmpty() ? null : settings.password())
        .database(settings.database())
        .clientName("roomcast")
        .ssl(settings.tls());
  }

  private GenericObjectPoolConfig<Connection> pool() {
    GenericObjectPoolConfig<Connection> pool = new GenericObjectPoolConfig<>();
    pool.setMaxTotal(MAX_CONNECTIONS);
    pool.setMaxIdle(MAX_CONNECTIONS);
    pool.setMaxWait(settings.timeout());
    pool.setJmxEnabled(false);
    return pool;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (client != null) {
      client.close();
    }
  }
}
