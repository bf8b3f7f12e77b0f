package dev.roomcast.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.api.PublishFailed;
import dev.roomcast.api.Room;
import dev.roomcast.hub.Broker;
import dev.roomcast.hub.Draft;
import dev.roomcast.hub.IdempotencyKey;
import dev.roomcast.hub.Missed;
import dev.roomcast.hub.Replay;
import dev.roomcast.protocol.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.RedisClient;

/** Two nodes, each with its own way to one Redis, and what may happen to Redis and the ways. */
@Timeout(120)
class RedisFaultsTest {
  private static final Room ROOM = new Room("project:1");
  private static final int BOUND = 2_000_000; // bytes, thousands of small events

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<AutoCloseable> open = new ArrayList<>();
  private RedisProcess redis;
  private Node one;
  private Node other;

  /* What a node's hub gets. */
  private static final class Node implements Broker.Receiver {
    private final CutProxy way;
    private final RedisBroker broker;
    private final List<Message> received = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean hasGap;

    Node(CutProxy way, RedisBroker broker) {
      this.way = way;
      this.broker = broker;
      broker.tail(this);
    }

    @Override
    public void deliver(List<Message> messages, Runnable delivered) {
      received.addAll(messages);
      delivered.run();
    }

    @Override
    public void gap() {
      hasGap = true;
    }

    void post(String data) {
      broker.post(List.of(draft(data)));
    }

    String publish(String data) {
      return broker.publish(List.of(draft(data)), IdempotencyKey.NONE).get(0).id();
    }

    List<String> texts() {
      synchronized (received) {
        return received.stream().map(RedisFaultsTest::text).toList();
      }
    }

    String id(String data) {
      synchronized (received) {
        return received.stream()
            .filter(each -> text(each).equals(data))
            .findFirst()
            .orElseThrow()
            .id();
      }
    }

    Replay missed(String since) {
      assertTrue(broker.hasReached(since, Duration.ofSeconds(5)), since);
      return broker.replay(
          new Missed(since, Map.of(ROOM, Missed.BEFORE), received.size(), 10_000, 1_000_000));
    }

    List<String> missedTexts(String since) {
      return assertInstanceOf(Replay.Complete.class, missed(since)).events().stream()
          .map(event -> text(event.message()))
          .toList();
    }

    boolean isConnected() {
      return broker.status().connected();
    }
  }

  private static Draft draft(String data) {
    return new Draft("test", List.of(ROOM), data.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(Message message) {
    return new String(message.data(), StandardCharsets.UTF_8);
  }

  private static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, () -> "in vain: " + what);
      Thread.onSpinWait();
    }
  }

  private static void awaitTexts(Node node, int count) {
    await(count + " events, has " + node.texts(), () -> node.received.size() >= count);
  }

  private Node node() throws IOException {
    CutProxy way = new CutProxy(redis.port());
    RedisBroker broker =
        new RedisBroker(
            RedisProcess.settings(way.port(), "faults", Duration.ofMillis(500)),
            new LogLimits(10_000, 1_000_000, Duration.ofHours(1)),
            BOUND,
            Duration.ofMinutes(10),
            threads,
            threads,
            Clock.systemUTC());
    open.add(broker::close);
    open.add(way);
    return new Node(way, broker);
  }

  @BeforeEach
  void start() throws IOException {
    redis = RedisProcess.brought("--appendonly", "yes", "--appendfsync", "always");
    one = node();
    other = node();
  }

  @AfterEach
  void end() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
    threads.shutdown();
    redis.close();
  }

  private void cutOne() {
    one.way.cut();
    await("one notices", () -> !one.isConnected());
  }

  private void restoreOne() {
    one.way.restore();
    await("one is back", one::isConnected);
  }

  @Test
  void nodeThatIsCutOffDeliversItsOwnAtOnceAndToOthersLaterEachOnce() {
    one.publish("1");
    awaitTexts(one, 1);
    awaitTexts(other, 1);
    cutOne();

    one.publish("2");
    one.post("3");
    awaitTexts(one, 3);
    other.publish("4");
    awaitTexts(other, 2);
    assertEquals(List.of("1", "4"), other.texts());
    assertEquals(2, one.broker.status().waitingMessages());
    restoreOne();
    one.publish("5");
    awaitTexts(one, 5);
    awaitTexts(other, 5);

    assertEquals(List.of("1", "2", "3", "4", "5"), one.texts());
    assertEquals(List.of("1", "4", "2", "3", "5"), other.texts());
  }

  @Test
  void clientOfTheNodeThatWasCutOffRecoversExactlyOnEitherNode() {
    one.publish("1");
    awaitTexts(other, 1);
    cutOne();
    one.publish("2");
    one.publish("3");
    awaitTexts(one, 3);
    other.publish("4");
    restoreOne();
    one.publish("5");
    awaitTexts(one, 5);
    awaitTexts(other, 5);

    // A client of node one has seen 1, then 2, and so on; one of node other 1, 4, 2, 3, 5.
    assertEquals(List.of("4", "3", "5"), other.missedTexts(one.id("2")));
    assertEquals(List.of("4", "5"), other.missedTexts(one.id("3")));
    assertEquals(List.of("5"), other.missedTexts(one.id("4")));
    assertEquals(List.of(), other.missedTexts(one.id("5")));
    assertEquals(List.of("4", "3", "5"), one.missedTexts(one.id("2")));
    assertEquals(List.of("2", "3", "5"), one.missedTexts(other.id("4")));
    assertEquals(List.of("3", "5"), one.missedTexts(other.id("2")));
    assertEquals(List.of("4", "2", "3", "5"), one.missedTexts(one.id("1")));
  }

  @Test
  void eventsThatAreReplayedHavePositionsForWhoGotThem() {
    one.publish("1");
    awaitTexts(other, 1);
    cutOne();
    one.publish("2");
    one.publish("3");
    awaitTexts(one, 3);

    // While the node is cut off, one of its clients comes back and gets 3 again.
    Replay.Complete replay = (Replay.Complete) one.missed(one.id("2"));
    other.publish("4");
    restoreOne();
    awaitTexts(one, 4);
    awaitTexts(other, 4);

    assertEquals(1, replay.events().size());
    String id = replay.events().get(0).message().id();
    assertEquals(List.of("4"), one.missedTexts(id));
    assertEquals(List.of("4"), other.missedTexts(id));
  }

  @Test
  void nodeThatHasNotHeardOfWhatAnotherDeliveredAloneSaysSo() {
    one.publish("1");
    awaitTexts(other, 1);
    cutOne();
    String id = one.publish("2");

    assertFalse(other.broker.hasReached(id, Duration.ZERO));
    assertEquals(
        new Replay.Incomplete(Replay.Gap.UNKNOWN_ID),
        other.broker.replay(new Missed(id, Map.of(ROOM, Missed.BEFORE), 9, 9, 9)));
    restoreOne();
    assertEquals(List.of(), other.missedTexts(id));
  }

  @Test
  void waitingForRedisIsBoundedAndTheFailureSaysSo() {
    cutOne();

    PublishFailed failed =
        assertThrows(
            PublishFailed.class, () -> IntStream.range(0, 10_000).forEach(i -> one.post("" + i)));

    assertTrue(failed.retryable());
    assertTrue(failed.getMessage().contains("Redis"), failed.getMessage());
    int taken = one.broker.status().waitingMessages();
    restoreOne();
    awaitTexts(other, taken);
    await("room again", () -> one.broker.status().waitingBytes() == 0);
    one.publish("again");
    awaitTexts(other, taken + 1);
    assertEquals(taken + 1, other.texts().stream().distinct().count());
  }

  @Test
  void callWithAKeyFailsWhileRedisIsAwayAndSucceedsOnceAfterwards() {
    IdempotencyKey key = new IdempotencyKey("somebody", "k");
    cutOne();
    await("no publishing", () -> {
      one.post("x");
      return failsWith(key);
    });
    restoreOne();

    List<Message> first = one.broker.publish(List.of(draft("once")), key);
    List<Message> again = other.broker.publish(List.of(draft("once")), key);

    assertEquals(first.get(0).id(), again.get(0).id());
    other.publish("last");
    await("the last", () -> other.texts().contains("last"));
    assertEquals(1, Collections.frequency(other.texts(), "once"));
  }

  private boolean failsWith(IdempotencyKey key) {
    try {
      one.broker.publish(List.of(draft("once")), key);
      return false;
    } catch (PublishFailed failed) {
      assertTrue(failed.retryable());
      return true;
    }
  }

  @Test
  void redisThatComesBackWithItsDataHasLostNothing() throws IOException {
    String before = one.publish("1");
    redis.kill();
    await("both notice", () -> !one.isConnected() && !other.isConnected());
    one.publish("2");
    other.publish("3");
    redis.start();
    await("both are back", () -> one.isConnected() && other.isConnected());
    one.publish("4");
    awaitTexts(one, 4);
    awaitTexts(other, 4);

    assertEquals(4, one.texts().stream().distinct().count());
    assertEquals(4, other.texts().stream().distinct().count());
    assertEquals(3, one.missedTexts(before).size());
    assertEquals(one.missedTexts(before), other.missedTexts(before));
  }

  @Test
  void redisThatComesBackEmptyBeginsAnEpochAndEveryNodeGetsEverythingOnce() throws IOException {
    String before = one.publish("1");
    awaitTexts(other, 1);
    redis.kill();
    await("both notice", () -> !one.isConnected() && !other.isConnected());
    one.publish("2");
    redis.startEmpty();
    await("both are back", () -> one.isConnected() && other.isConnected());
    awaitTexts(other, 2);
    other.publish("3");
    awaitTexts(one, 3);
    awaitTexts(other, 3);

    assertEquals(List.of("1", "2", "3"), one.texts());
    assertEquals(3, other.texts().stream().distinct().count());
    for (Node each : List.of(one, other)) {
      assertFalse(each.broker.hasReached(before, Duration.ZERO));
      assertEquals(
          new Replay.Incomplete(Replay.Gap.EPOCH_CHANGED),
          each.broker.replay(new Missed(before, Map.of(ROOM, Missed.BEFORE), 9, 9, 9)));
    }
    String three = other.id("3");
    one.publish("4");
    awaitTexts(one, 4);
    assertEquals(List.of("4"), one.missedTexts(three));
  }

  @Test
  void flushedRedisBeginsAnEpochWithoutAnybodyBeingDisconnected() {
    String before = one.publish("1");
    awaitTexts(other, 1);
    try (RedisClient client = RedisClient.create("127.0.0.1", redis.port())) {
      client.flushAll();
    }

    await("one begins anew", () -> !one.broker.latest().startsWith(epoch(before)));
    await("other too", () -> other.broker.latest().startsWith(epoch(one.broker.latest())));
    one.publish("2");
    awaitTexts(one, 2);
    awaitTexts(other, 2);

    assertEquals(List.of("1", "2"), one.texts());
    assertEquals(List.of("1", "2"), other.texts());
  }

  private static String epoch(String position) {
    return position.substring(0, position.lastIndexOf('-') + 1);
  }

  @Test
  void logThatWentBackIsNoticedAndHealedByItsPublishers() throws IOException {
    redis.setOption("--appendonly", "no");
    redis.kill();
    redis.startEmpty();
    await("both are back", () -> one.isConnected() && other.isConnected());
    one.publish("1");
    awaitTexts(other, 1);
    try (RedisClient client = RedisClient.create("127.0.0.1", redis.port())) {
      client.sendCommand(Protocol.Command.SAVE);
    }
    String lost = one.publish("2");
    awaitTexts(one, 2);
    redis.kill();
    redis.start();
    await("both are back", () -> one.isConnected() && other.isConnected());
    other.publish("3");
    awaitTexts(one, 3);
    awaitTexts(other, 3);

    assertEquals(List.of("1", "2", "3"), one.texts());
    assertEquals(3, other.texts().stream().distinct().count());
    assertFalse(one.broker.hasReached(lost, Duration.ZERO));
  }

  @Test
  void redisThatStandsStillIsAwayUntilItGoesOn() throws IOException {
    one.publish("1");
    awaitTexts(other, 1);
    redis.pause();
    await("both notice", () -> !one.isConnected() && !other.isConnected());
    one.publish("2");
    awaitTexts(one, 2);
    redis.resume();
    await("both are back", () -> one.isConnected() && other.isConnected());
    other.publish("3");
    awaitTexts(one, 3);
    awaitTexts(other, 3);

    assertEquals(List.of("1", "2", "3"), one.texts());
    assertEquals(3, other.texts().stream().distinct().count());
  }

  @Test
  void nodeThatWasAwayForLongerThanTheLogReachesSaysThatItHasAGap() {
    one.publish("1");
    awaitTexts(other, 1);
    cutOne();
    for (int i = 0; i < 200; i++) {
      other.publish("more " + i);
    }
    try (RedisClient client = RedisClient.create("127.0.0.1", redis.port())) {
      client.xtrim("{faults}:log", 5, false);
    }
    restoreOne();
    one.publish("last");
    await("the last", () -> one.texts().contains("last"));

    assertTrue(one.hasGap);
    assertFalse(other.hasGap);
  }

  /* What a node has got before, with its later id. */
  private static List<String> doubled(Node node) {
    Set<String> once = new HashSet<>();
    synchronized (node.received) {
      return node.received.stream()
          .filter(each -> !once.add(text(each)))
          .map(each -> text(each) + " as " + each.id())
          .toList();
    }
  }

  /* Appends whose answers are lost are the ones that come twice. */
  @Test
  void linesThatAreCutAgainAndAgainLoseNothingAndDoubleNothing() throws Exception {
    Random random = new Random(1);
    int count = 3_000;
    var publishing =
        threads.submit(
            () -> {
              for (int i = 0; i < count; i++) {
                (i % 2 == 0 ? one : other).broker.post(List.of(draft("" + i)));
                Thread.sleep(0, 200_000);
              }
              return null;
            });
    while (!publishing.isDone()) {
      Node victim = random.nextBoolean() ? one : other;
      Thread.sleep(random.nextInt(60));
      victim.way.cut();
      Thread.sleep(random.nextInt(30));
      victim.way.restore();
    }
    publishing.get();
    awaitTexts(one, count);
    awaitTexts(other, count);
    one.publish("last");
    await(
        "the last",
        () -> one.texts().contains("last") && other.texts().contains("last"));

    for (Node each : List.of(one, other)) {
      assertEquals(List.of(), doubled(each));
      assertEquals(count, each.texts().stream().filter(text -> !text.equals("last")).count());
      assertEquals(count, each.texts().stream().distinct().count() - 1);
      for (int parity : List.of(0, 1)) {
        List<Integer> ofOneNode =
            each.texts().stream()
                .filter(text -> !text.equals("last"))
                .map(Integer::valueOf)
                .filter(i -> i % 2 == parity)
                .toList();
        assertEquals(ofOneNode.stream().sorted().toList(), ofOneNode);
      }
    }
  }
}
