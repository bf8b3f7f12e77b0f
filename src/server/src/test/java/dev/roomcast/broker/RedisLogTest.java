package dev.roomcast.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.roomcast.api.Room;
import dev.roomcast.protocol.Message;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.XTrimParams;

/** What is appended to a log that may have lost what went before. */
class RedisLogTest {
  private static final String KEY = "{test}:log";
  private static final LogLimits LIMITS = new LogLimits(10_000, 1_000_000, Duration.ofHours(1));

  private RedisProcess redis;
  private RedisLog log;
  private RedisClient client;
  private Offset first;
  private int sequence;

  @BeforeEach
  void start() throws IOException {
    redis = RedisProcess.brought();
    log =
        new RedisLog(
            RedisProcess.settings(redis.port(), "test", Duration.ofSeconds(2)),
            LIMITS,
            Clock.systemUTC());
    client = RedisClient.create("127.0.0.1", redis.port());
    first = append(new Offset(log.epoch(), Position.BEGINNING));
  }

  @AfterEach
  void end() throws IOException {
    client.close();
    log.close();
    redis.close();
  }

  private Offset append(Offset after) {
    sequence++;
    Message message =
        new Message("", "test", List.of(new Room("global")), Instant.EPOCH, new byte[0]);
    Append.Entry entry = new Append.Entry("me", sequence, List.of(message));
    List<Appended> answers = log.append(List.of(entry), after, noAnswer -> {});
    return new Offset(after.epoch(), answers.get(0).place());
  }

  private void remove(Offset entry) {
    client.xdel(KEY, RedisLog.id(entry.position()));
  }

  private void assertRefused(Offset after) {
    long before = client.xlen(KEY);
    assertThrows(JedisDataException.class, () -> append(after));
    assertEquals(before, client.xlen(KEY));
  }

  @Test
  void logThatHasWhatWentBeforeTakesMore() {
    append(append(first));

    assertEquals(3, client.xlen(KEY));
  }

  @Test
  void logThatLostItsEndTakesNothing() {
    Offset lost = append(first);
    remove(lost);
    assertRefused(lost);

    append(first); // By somebody who knows no better.
    assertRefused(lost);
  }

  @Test
  void logOfAnotherEpochTakesNothing() {
    log.renewEpoch(first.epoch());

    assertRefused(first);
  }

  @Test
  void logThatLostAllTakesNothing() {
    client.flushAll();

    assertRefused(first);
  }

  @Test
  void logThatLostAllAndHasItsEpochTakesNothing() {
    client.del(KEY);

    assertRefused(first);
  }

  @Test
  void logThatWasTrimmedTakesMore() {
    Offset second = append(first);
    remove(first);
    append(first);
    remove(second);
    append(first);

    client.xtrim(KEY, XTrimParams.xTrimParams().maxLen(0));
    append(first);

    assertEquals(1, client.xlen(KEY));
  }
}
