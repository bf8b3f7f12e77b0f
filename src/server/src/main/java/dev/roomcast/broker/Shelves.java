package dev.roomcast.broker;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.exceptions.JedisException;

/**
 * What other nodes keep in Redis, read a whole shelf at a time and twice a second at most: when a
 * node goes, thousands ask at once for what is on its shelf.
 */
/* Threads: any; the monitor guards read, and whoever asks waits for the one who reads. */
final class Shelves {
  private static final System.Logger LOG = System.getLogger(Shelves.class.getName());
  private static final long FRESH = TimeUnit.MILLISECONDS.toNanos(500);
  private static final int MAX = 4; // shelves held for the next one who asks

  private final RedisLog log;
  private final Map<String, Read> read = new LinkedHashMap<>();

  Shelves(RedisLog log) {
    this.log = log;
  }

  private record Read(Map<String, String> texts, long at) {}

  /** What is on a shelf; nothing if Redis is away. */
  synchronized Map<String, String> get(String shelf) {
    long now = System.nanoTime();
    Read before = read.get(shelf);
    if (before != null && now - before.at() < FRESH) {
      return before.texts();
    }
    read.remove(shelf);
    while (read.size() >= MAX) {
      read.remove(read.keySet().iterator().next());
    }
    Map<String, String> texts = texts(shelf);
    read.put(shelf, new Read(texts, System.nanoTime()));
    return texts;
  }

  private Map<String, String> texts(String shelf) {
    try {
      return log.kept(shelf);
    } catch (JedisException | IllegalStateException away) {
      LOG.log(System.Logger.Level.DEBUG, "Redis cannot be read: {0}", away.getMessage());
      return Map.of();
    }
  }
}
