package dev.roomcast.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.api.Room;
import dev.roomcast.hub.Broker;
import dev.roomcast.hub.Draft;
import dev.roomcast.hub.History;
import dev.roomcast.hub.IdempotencyKey;
import dev.roomcast.hub.Missed;
import dev.roomcast.hub.Replay;
import dev.roomcast.protocol.Message;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.XAddParams;

/** The contract with the Redis that Maven brings. */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
@Timeout(60)
class RedisBrokerTest extends BrokerContract {
  private static final String FENCE = "test.fence";
  private static RedisProcess redis;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<RedisBroker> brokers = new ArrayList<>();
  private Duration passed = Duration.ZERO;
  private final InstantSource source = () -> Clock.systemUTC().instant().plus(passed);
  private final Clock clock = source.withZone(ZoneOffset.UTC);

  @BeforeAll
  static void start() throws IOException {
    redis = RedisProcess.brought();
  }

  @AfterAll
  static void stop() throws IOException {
    redis.close();
  }

  static void use(RedisProcess other) throws IOException {
    redis.close();
    redis = other;
  }

  @AfterEach
  void end() {
    brokers.forEach(RedisBroker::close);
    threads.shutdown();
    try (RedisClient client = RedisClient.create("127.0.0.1", redis.port())) {
      client.flushAll();
    }
  }

  @Override
  RedisBroker broker() {
    return broker(LIMITS);
  }

  private RedisBroker broker(LogLimits limits) {
    RedisBroker broker =
        new RedisBroker(
            settings(), limits, 1_000_000, keyLifetime(), threads, threads, clock);
    brokers.add(broker);
    return broker;
  }

  private static RedisSettings settings() {
    return RedisProcess.settings(redis.port(), "test", Duration.ofSeconds(2));
  }

  /* What comes after everything else has come when everything else has. */
  @Override
  void deliverAll() {
    Draft fence = new Draft(FENCE, List.of(new Room("fence")), new byte[] {'1'});
    String id =
        brokers.get(0).publish(List.of(fence), IdempotencyKey.NONE).get(0).id();
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!ids(received).contains(id)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("the last message does not come");
      }
      Thread.onSpinWait();
    }
    received.removeIf(message -> message.type().equals(FENCE));
  }

  /* The clock of Redis stands, so what would go by its age goes here. */
  @Override
  void pass(Duration time) {
    passed = passed.plus(time);
    try (RedisClient client = RedisClient.create("127.0.0.1", redis.port())) {
      client.keys("{test}:key:*").forEach(key -> client.pexpire(key, 0));
      if (time.compareTo(MAX_AGE) > 0) {
        client.xtrim("{test}:log", 0, false);
      }
    }
  }

  @Override
  Duration keyLifetime() {
    return Duration.ofMinutes(10);
  }

  @Test
  void otherNodeDeliversTheSameInTheSameOrder() {
    Broker one = broker();
    Broker other = broker();
    List<Message> there = Collections.synchronizedList(new ArrayList<>());
    one.tail(receiver);
    other.tail(
        (messages, delivered) -> {
          there.addAll(messages);
          delivered.run();
        });

    for (int i = 0; i < 20; i++) {
      one.post(List.of(draft("1")));
      other.post(List.of(draft("2")));
    }
    other.publish(List.of(draft("3")), IdempotencyKey.NONE);
    deliverAll();
    awaitSize(there, 42);

    assertEquals(41, received.size());
    assertEquals(ids(received), ids(there).subList(0, 41));
  }

  @Test
  void keyThatWasUsedOnAnotherNodeIsKnown() {
    Broker one = broker();
    Broker other = broker();
    one.tail(receiver);

    List<Message> first = one.publish(List.of(draft("1"), draft("2")), key("k"));
    List<Message> again = other.publish(List.of(draft("1"), draft("2")), key("k"));

    assertEquals(ids(first), ids(again));
    assertEquals(first.get(0).time(), again.get(0).time());
    assertEquals(ids(first), receivedIds());
  }

  @Test
  void nodeThatBeginsLaterReplaysWhatWasBefore() {
    Broker one = broker();
    one.tail(receiver);
    List<String> ids = publish(one, draft(ROOM), draft(ROOM), draft(ROOM));

    Replay replay =
        broker()
            .replay(
                new Missed(
                    ids.get(0), Map.of(ROOM, Missed.BEFORE), Long.MAX_VALUE, 100, 10_000));

    assertEquals(
        ids.subList(1, 3),
        ((Replay.Complete) replay).events().stream().map(each -> each.message().id()).toList());
  }

  /* Holds few messages in memory. */
  private RedisBroker small() {
    RedisBroker small = broker(new LogLimits(1_000, 2_000, MAX_AGE));
    small.tail(receiver);
    return small;
  }

  @Test
  void whatIsNotInMemoryIsReadFromRedis() {
    RedisBroker small = small();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      ids.addAll(publish(small, draft(ROOM), draft(OTHER)));
    }
    deliverAll();

    Replay replay =
        small.replay(
            new Missed(ids.get(0), Map.of(ROOM, Missed.BEFORE), Long.MAX_VALUE, 100, 10_000));

    assertEquals(
        IntStream.range(1, 30).mapToObj(i -> ids.get(2 * i)).toList(),
        ((Replay.Complete) replay).events().stream().map(each -> each.message().id()).toList());
  }

  /* Signals have places too, in a stream of their own; none of them is one of the log. */
  @Test
  void eventsBetweenSignalsHavePlacesInTheLogAtOnce() {
    List<String> heard = Collections.synchronizedList(new ArrayList<>());
    RedisBroker broker = broker();
    broker.listen("weather", heard::add);
    broker.tail(receiver);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      broker.signal("weather", "rain");
      awaitSize(heard, i + 1);
      ids.addAll(publish(broker, draft(ROOM)));
    }

    assertEquals(List.of(), ids.stream().filter(id -> id.contains("~")).toList());
  }

  /* An append whose answer was lost is sent again: the log has it before and after the id. */
  @Test
  void whatIsTwiceInTheLogIsReplayedOnceFromRedis() {
    RedisBroker small = small();
    List<String> ids = new ArrayList<>(publish(small, draft(ROOM)));
    deliverAll();
    try (RedisLog log = new RedisLog(settings(), LIMITS, clock)) {
      Entry twice = log.range(Position.BEGINNING, 1).get(0);
      ids.addAll(publish(broker(), draft(ROOM)));
      log.append(
          List.of(new Append.Entry(twice.publisher(), twice.sequence(), twice.messages())),
          new Offset(log.epoch(), twice.place()),
          away -> {});
    }
    for (int i = 0; i < 20; i++) {
      ids.addAll(publish(small, draft(ROOM)));
    }
    deliverAll();

    Replay replay =
        small.replay(
            new Missed(ids.get(1), Map.of(ROOM, Missed.BEFORE), Long.MAX_VALUE, 100, 10_000));

    assertEquals(
        ids.subList(2, 22),
        ((Replay.Complete) replay).events().stream().map(each -> each.message().id()).toList());
  }

  @Test
  void historyIsReadFromRedisWhereItIsNotInMemory() {
    RedisBroker small = broker(new LogLimits(1_000, 1_000, MAX_AGE));
    small.tail(receiver);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      ids.addAll(publish(small, draft(ROOM)));
      publish(small, draft(OTHER), draft(OTHER));
    }
    deliverAll();

    List<String> backwards = new ArrayList<>();
    Optional<String> before = Optional.of("");
    while (before.isPresent()) {
      History.Page page =
          (History.Page)
              small.history(
                  new History.Request(ROOM, "", History.Direction.OLDER, before.get(), 7));
      backwards.addAll(
          0, page.events().stream().map(event -> event.message().id()).toList());
      before = page.older();
    }
    assertEquals(ids, backwards);
    History.Page first =
        (History.Page)
            small.history(new History.Request(ROOM, "", History.Direction.NEWER, "", 50));
    assertEquals(ids, first.events().stream().map(event -> event.message().id()).toList());
  }

  @Test
  void mailIsReadOnAnotherNodeAndAfterARestart() {
    Broker one = broker();
    one.tail(receiver);
    List<String> ids = publish(one, draft(MAILBOX), draft(MAILBOX));
    deliverAll();
    pass(MAX_AGE.plusHours(1));

    assertEquals(ids.subList(1, 2), mail(broker(), ids.get(0)));
  }

  private static List<String> mail(Broker broker, String since) {
    return broker.replay(
            new Missed(since, Map.of(MAILBOX, Missed.BEFORE), Long.MAX_VALUE, 100, 10_000))
            instanceof Replay.Complete complete
        ? complete.events().stream().map(each -> each.message().id()).toList()
        : List.of("not complete");
  }

  /* The other node publishes without writing to the mailbox. */
  @Test
  void mailboxIsNotBelievedAfterANodeThatKnowsOfNone() {
    Broker one = broker();
    one.tail(receiver);
    List<String> ids = publish(one, draft(MAILBOX), draft(MAILBOX));
    RedisBroker other = broker(new LogLimits(KEPT, 1_000_000, MAX_AGE));
    publish(other, draft(MAILBOX));
    deliverAll();
    pass(MAX_AGE.plusHours(1));

    assertEquals(List.of("not complete"), mail(one, ids.get(0)));
  }

  @Test
  void mailboxGoesByItself() {
    Broker broker = broker();
    publish(broker, draft(MAILBOX));

    try (RedisClient client = RedisClient.create("127.0.0.1", redis.port())) {
      long left = client.pttl("{test}:mail:user:ada");
      assertTrue(left > MAIL_AGE.toMillis(), () -> left + " ms");
      assertTrue(left <= MAIL_AGE.plusMinutes(5).toMillis(), () -> left + " ms");
    }
  }

  /* Of a log that is no more, on a server whose clock was ahead. */
  @Test
  void mailboxWithLaterPlacesIsBegunAnew() {
    Broker broker = broker();
    broker.tail(receiver);
    String before = publish(broker, draft(ROOM)).get(0);
    try (RedisClient client = RedisClient.create("127.0.0.1", redis.port())) {
      client.xadd(
          "{test}:mail:user:ada",
          Map.of("p", "x"),
          XAddParams.xAddParams().id("9999999999999-1"));
    }

    List<String> ids = publish(broker, draft(MAILBOX), draft(MAILBOX));
    deliverAll();
    pass(MAX_AGE.plusHours(1));

    assertEquals(ids, mail(broker, before));
  }

  @Test
  void mailTakesNoMoreCommandsThanOtherEvents() {
    RedisBroker broker = broker();
    publish(broker, draft(ROOM));
    long before = broker.commands();

    broker.publish(
        List.of(draft(MAILBOX), draft(MAILBOX), draft(MAILBOX)), IdempotencyKey.NONE);

    assertEquals(1, broker.commands() - before);
  }
}
