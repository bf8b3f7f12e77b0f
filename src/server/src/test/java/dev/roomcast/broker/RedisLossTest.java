package dev.roomcast.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.api.Room;
import dev.roomcast.hub.Broker;
import dev.roomcast.hub.Draft;
import dev.roomcast.hub.IdempotencyKey;
import dev.roomcast.protocol.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Redis loses what it had taken before the nodes have read it. A node that stands still makes the
 * moment in which that may happen as long as a test needs it.
 */
@Timeout(60)
class RedisLossTest {
  private static final Room ROOM = new Room("project:1");

  private static final LogLimits LIMITS =
      new LogLimits(10_000, 1_000_000, Duration.ofHours(1));

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<AutoCloseable> open = new ArrayList<>();
  private RedisProcess redis;
  private Node one;
  private Node other;

  /* What a node's hub gets, and whether it stands still. */
  private static final class Node implements Broker.Receiver {
    private final List<String> received = Collections.synchronizedList(new ArrayList<>());
    private final Semaphore going = new Semaphore(1);
    private RedisBroker broker;

    @Override
    public void deliver(List<Message> messages, Runnable delivered) {
      messages.forEach(each -> received.add(new String(each.data(), StandardCharsets.UTF_8)));
      going.acquireUninterruptibly();
      going.release();
      delivered.run();
    }

    @Override
    public void gap() {
      received.add("gap");
    }

    void standStill() {
      going.acquireUninterruptibly();
    }

    void goOn() {
      going.release();
    }

    void publish(String data) {
      broker.publish(List.of(draft(data)), IdempotencyKey.NONE);
    }

    void publish(String data, String key) {
      broker.publish(List.of(draft(data)), new IdempotencyKey("somebody", key));
    }

    private static Draft draft(String data) {
      return new Draft("test", List.of(ROOM), data.getBytes(StandardCharsets.UTF_8));
    }

    void awaitBack() {
      RedisLossTest.await("Redis is back", () -> broker.status().connected());
    }

    void awaitReceived(String... data) {
      RedisLossTest.await(
          List.of(data) + ", has " + received, () -> received.size() >= data.length);
      assertEquals(List.of(data), List.copyOf(received));
    }
  }

  private static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, () -> "in vain: " + what);
      Thread.onSpinWait();
    }
  }

  private RedisSettings settings() {
    return RedisProcess.settings(redis.port(), "loss", Duration.ofMillis(500));
  }

  private Node node() {
    Node node = new Node();
    node.broker =
        new RedisBroker(
            settings(),
            LIMITS,
            2_000_000,
            Duration.ofMinutes(10),
            threads,
            threads,
            Clock.systemUTC());
    node.broker.tail(node);
    open.add(node.broker::close);
    return node;
  }

  @BeforeEach
  void start() throws IOException {
    redis = RedisProcess.brought();
    one = node();
    other = node();
    one.publish("1");
    one.awaitReceived("1");
    other.awaitReceived("1");
  }

  @AfterEach
  void end() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
    threads.shutdown();
    redis.close();
  }

  private void save() {
    try (RedisClient client = RedisClient.create("127.0.0.1", redis.port())) {
      client.sendCommand(Protocol.Command.SAVE);
    }
  }

  /* As with a replica that was a little behind and is promoted: nobody misses a place in the log. */
  @Test
  void whatNobodyHadReadWhenTheLogWentBackIsAppendedAgain() throws IOException {
    one.standStill();
    other.standStill();
    one.publish("2");
    one.awaitReceived("1", "2");
    other.awaitReceived("1", "2");
    save();
    one.publish("3");
    one.publish("4", "key");
    redis.kill();
    redis.start();
    one.goOn();
    other.goOn();
    one.awaitReceived("1", "2", "3", "4");
    other.awaitReceived("1", "2", "3", "4");
    one.awaitBack();
    one.publish("5");

    one.awaitReceived("1", "2", "3", "4", "5");
    other.awaitReceived("1", "2", "3", "4", "5");
  }

  @Test
  void whatWasPublishedWithAKeyIsAppendedAgainWhenRedisLostItsData() throws IOException {
    other.standStill();
    one.publish("2");
    other.awaitReceived("1", "2");
    one.publish("3", "key");
    one.awaitReceived("1", "2", "3");
    redis.kill();
    redis.startEmpty();
    other.goOn();
    other.awaitReceived("1", "2", "3");
    one.awaitBack();
    one.publish("3", "key");
    one.publish("4");

    one.awaitReceived("1", "2", "3", "4");
    other.awaitReceived("1", "2", "3", "4");
  }

  /* Closing a pipeline waits for the answers once more: the node's own clients need not. */
  @Test
  void silenceOfRedisIsToldBeforeThePipelineIsClosed() throws IOException {
    Append signal = new Append.Said("kind", "text");
    List<Long> told = new ArrayList<>();
    try (RedisLog log = new RedisLog(settings(), LIMITS, Clock.systemUTC())) {
      Offset start = new Offset(log.epoch(), Position.BEGINNING);
      log.append(List.of(signal), start, away -> {});
      redis.pause();

      long begin = System.nanoTime();
      assertThrows(
          JedisException.class,
          () ->
              log.append(
                  List.of(signal, signal),
                  start,
                  away -> told.add(System.nanoTime() - begin)));
      long end = System.nanoTime() - begin;

      assertEquals(1, told.size());
      assertTrue(told.get(0) < end * 3 / 4, told + " of " + end + " ns");
    } finally {
      redis.resume();
    }
  }
}
