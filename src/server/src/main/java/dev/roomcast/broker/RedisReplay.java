package dev.roomcast.broker;

import dev.roomcast.hub.Missed;
import dev.roomcast.hub.Replay;
import dev.roomcast.hub.Replay.Gap;
import dev.roomcast.protocol.Message;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Tells what a client has missed: from memory, and what is older from Redis, a few clients at a
 * time.
 */
/* Threads: any. */
final class RedisReplay {
  private static final System.Logger LOG = System.getLogger(RedisReplay.class.getName());
  private static final int AT_ONCE = 2; // clients that wait for Redis
  private static final int COUNT = 500; // entries read at once
  private static final int BEFORE = 100; // entries in which what comes again may have come first
  private static final int MAX_READ = 100_000; // messages looked at for one client
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final RedisLog log;
  private final RecentLog recent;
  private final Duration maxAge;
  private final Clock clock;
  private final Semaphore places = new Semaphore(AT_ONCE);

  RedisReplay(RedisLog log, RecentLog recent, Duration maxAge, Clock clock) {
    this.log = log;
    this.recent = recent;
    this.maxAge = maxAge;
    this.clock = clock;
  }

  Replay of(Missed missed) {
    Replay replay = recent.replay(missed);
    if (!replay.equals(new Replay.Incomplete(Gap.NOT_KEPT))) {
      return replay;
    }
    Offset since = Offset.parse(missed.since()).orElseThrow();
    if (since.position().major() < clock.instant().minus(maxAge).toEpochMilli()) {
      return replay;
    }
    try {
      if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return new Replay.Incomplete(Gap.UNAVAILABLE);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return new Replay.Incomplete(Gap.UNAVAILABLE);
    }
    try {
      return withOlder(missed, since);
    } catch (JedisException | IllegalStateException away) {
      LOG.log(System.Logger.Level.DEBUG, "Redis cannot be read: {0}", away.getMessage());
      return new Replay.Incomplete(Gap.UNAVAILABLE);
    } finally {
      places.release();
    }
  }

  private Replay withOlder(Missed missed, Offset since) {
    Optional<Position> first = log.extent().first();
    if (first.isEmpty() || !since.position().isAtLeast(first.get())) {
      return new Replay.Incomplete(Gap.NOT_KEPT);
    }
    Position upTo = recent.keptAfter();
    List<Logged> older = new ArrayList<>();
    Publishers publishers = before(since.position());
    int read = 0;
    List<Entry> page = log.range(since.position(), upTo, COUNT);
    while (!page.isEmpty()) {
      for (Entry entry : page) {
        read += entry.messages().size();
        collect(entry, missed, publishers, older);
      }
      if (read > MAX_READ || older.size() > 2 * missed.maxMessages()) {
        return new Replay.Incomplete(Gap.TOO_MANY);
      }
      Position next = page.get(page.size() - 1).place().next();
      page = page.size() < COUNT ? List.of() : log.range(next, upTo, COUNT);
    }
    return recent.replay(missed, new RecentLog.Older(since.position(), upTo, older));
  }

  /* What is appended again, after a lost answer, is so soon. */
  private Publishers before(Position since) {
    Publishers publishers = new Publishers();
    for (Entry entry : log.rangeBack(since, BEFORE)) {
      for (int i = 0; i < entry.messages().size(); i++) {
        if (since.isAtLeast(entry.place().plus(i))) {
          publishers.saw(entry.publisher(), entry.sequence() + i);
        }
      }
    }
    return publishers;
  }

  private static void collect(
      Entry entry, Missed missed, Publishers publishers, List<Logged> older) {
    for (int i = 0; i < entry.messages().size(); i++) {
      long sequence = entry.sequence() + i;
      Message message = entry.messages().get(i);
      boolean isNew = publishers.lastOf(entry.publisher()) < sequence;
      publishers.saw(entry.publisher(), sequence);
      if (isNew && !Collections.disjoint(message.rooms(), missed.rooms().keySet())) {
        older.add(
            new Logged(0, entry.publisher(), sequence, entry.place().plus(i), message));
      }
    }
  }
}
