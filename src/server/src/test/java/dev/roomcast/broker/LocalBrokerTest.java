package dev.roomcast.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LocalBrokerTest extends BrokerContract {
  private static final int BOUND = 10_000; // bytes; a small message counts 257

  private final Deque<Runnable> tasks = new ArrayDeque<>(); // run by hand
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private final InstantSource source = () -> now;
  private final Clock clock = source.withZone(ZoneOffset.UTC);

  @Override
  LocalBroker broker() {
    return new LocalBroker("e", LIMITS, BOUND, keyLifetime(), tasks::addLast, clock);
  }

  @Override
  void deliverAll() {
    while (!tasks.isEmpty()) {
      tasks.removeFirst().run();
    }
  }

  @Override
  void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  Duration keyLifetime() {
    return Duration.ofMinutes(10);
  }

  @Test
  void idsCountWithinTheEpoch() {
    Broker broker = broker();

    List<Message> two = broker.publish(List.of(draft("1"), draft("2")), IdempotencyKey.NONE);

    assertEquals("e-1", two.get(0).id());
    assertEquals("e-2", two.get(1).id());
  }

  @Test
  void noMoreIsKeptThanWasSaid() {
    Broker broker = broker();
    broker.tail(receiver);
    List<String> ids = publish(broker, draft(ROOM), draft(ROOM));
    for (int i = 0; i < KEPT; i++) {
      publish(broker, draft(ROOM));
    }
    deliverAll();

    assertEquals(
        new Replay.Incomplete(Replay.Gap.NOT_KEPT),
        broker.replay(
            new Missed(ids.get(0), Map.of(ROOM, Missed.BEFORE), Long.MAX_VALUE, 100, 1_000)));
  }

  @Test
  void mailboxesTogetherAreBoundedInBytesAndTheOldestMailGoes() {
    MailboxLimits three = new MailboxLimits(LIMITS.mailboxes().rules(), 3 * 257);
    Broker broker =
        new LocalBroker(
            "e",
            new LogLimits(0, 0, MAX_AGE, three),
            BOUND,
            keyLifetime(),
            tasks::addLast,
            clock);
    broker.tail(receiver);
    Room bob = new Room("user:bob");
    publish(broker, draft(MAILBOX), draft(bob), draft(bob), draft(MAILBOX), draft(bob));
    deliverAll(); // e-1 and e-2 are gone.

    assertEquals("[e-4]", mail(broker, MAILBOX, "e-2"));
    assertEquals("not-kept", mail(broker, MAILBOX, "e-1"));
    assertEquals("[e-3, e-5]", mail(broker, bob, "e-2"));
  }

  private static String mail(Broker broker, Room room, String since) {
    Replay replay =
        broker.replay(
            new Missed(since, Map.of(room, Missed.BEFORE), Long.MAX_VALUE, 100, 10_000));
    return replay instanceof Replay.Complete complete
        ? complete.events().stream().map(event -> event.message().id()).toList().toString()
        : ((Replay.Incomplete) replay).gap().code();
  }

  @Test
  void publishingDoesNotWaitForDelivery() {
    Broker broker = broker();
    broker.tail(receiver);

    broker.publish(List.of(draft("1")), IdempotencyKey.NONE);
    broker.publish(List.of(draft("2")), IdempotencyKey.NONE);

    assertEquals(0, received.size());
    assertEquals(1, tasks.size());
  }

  @Test
  void whatIsPublishedBeforeTheReceiverComesWaitsForIt() {
    Broker broker = broker();
    broker.publish(List.of(draft("1")), IdempotencyKey.NONE);

    broker.tail(receiver);
    deliverAll();

    assertEquals("e-1", received.get(0).id());
  }

  @Test
  void boundIsReachedWithAFailureAndNothingOfTheCallIsTaken() {
    Broker broker = broker();
    broker.tail(receiver);
    List<Draft> both = List.of(draft("1"), draft("2"));
    List<String> accepted = new ArrayList<>();

    PublishFailed failed =
        assertThrows(
            PublishFailed.class,
            () ->
                IntStream.range(0, 1_000)
                    .forEach(
                        i -> accepted.addAll(ids(broker.publish(both, IdempotencyKey.NONE)))));

    assertTrue(failed.retryable());
    assertEquals(accepted, receivedIds());
    received.clear();
    String afterwards = broker.publish(both, IdempotencyKey.NONE).get(0).id();
    assertEquals(afterwards, receivedIds().get(0));
  }

  @Test
  void callThatFailedMayBeRepeatedWithItsKey() {
    Broker broker = broker();
    broker.tail(receiver);
    assertThrows(
        PublishFailed.class,
        () ->
            IntStream.range(0, 1_000)
                .forEach(i -> broker.publish(List.of(draft("1")), key("k" + i))));
    int accepted = receivedIds().size();

    Message repeated = broker.publish(List.of(draft("1")), key("k" + accepted)).get(0);

    assertEquals(repeated.id(), receivedIds().get(accepted));
  }

  @Test
  void whatIsHandedOnCountsAgainstTheBoundUntilItIsDelivered() {
    Broker broker = broker();
    Deque<Runnable> inTheReceiver = new ArrayDeque<>();
    broker.tail(
        (messages, delivered) -> {
          received.addAll(messages);
          inTheReceiver.add(delivered);
        });
    List<Draft> one = List.of(draft("1"));

    assertThrows(
        PublishFailed.class,
        () -> {
          for (int i = 0; i < 1_000; i++) {
            broker.publish(one, IdempotencyKey.NONE);
            deliverAll();
          }
        });
    assertThrows(PublishFailed.class, () -> broker.publish(one, IdempotencyKey.NONE));
    inTheReceiver.removeFirst().run();

    String afterwards = broker.publish(one, IdempotencyKey.NONE).get(0).id();
    assertEquals(afterwards, receivedIds().get(received.size() - 1));
  }

  /* A publisher that obeys "retryable" would have tried for ever. */
  @Test
  void callBeyondTheBoundAloneNeedNotBeTriedAgain() {
    Broker broker = broker();

    PublishFailed failed =
        assertThrows(
            PublishFailed.class,
            () -> broker.publish(List.of(draft("1".repeat(BOUND))), IdempotencyKey.NONE));

    assertFalse(failed.retryable());
  }

  /*
   * A full or stopped executor threw at the publisher although the message was taken, and delivery
   * counted as running from then on: the node was deaf.
   */
  @Test
  void messageIsDeliveredEvenWhenTheExecutorHasNoThread() {
    LocalBroker broker =
        new LocalBroker(
            "e",
            LIMITS,
            BOUND,
            keyLifetime(),
            task -> {
              throw new RejectedExecutionException("on purpose");
            },
            clock);
    broker.tail(receiver);

    broker.publish(List.of(draft("1")), IdempotencyKey.NONE);
    broker.publish(List.of(draft("2")), IdempotencyKey.NONE);

    assertEquals(2, received.size());
  }

  /* An error ended the loop while delivery counted as running: nothing followed. */
  @Test
  void receiverThatEndsInAnErrorGetsWhatFollows() {
    Broker broker = broker();
    broker.tail(
        (messages, delivered) -> {
          received.addAll(messages);
          throw new NoClassDefFoundError("on purpose");
        });

    broker.publish(List.of(draft("1"), draft("2")), IdempotencyKey.NONE);
    deliverAll();
    broker.publish(List.of(draft("3")), IdempotencyKey.NONE);
    deliverAll();

    assertEquals(3, received.size());
  }

  @Test
  void keysBeyondTheLimitPushOutTheOldest() {
    RecentKeys keys = new RecentKeys(keyLifetime());
    Message message = broker().publish(List.of(draft("1")), IdempotencyKey.NONE).get(0);
    for (int i = 0; i <= 10_000; i++) {
      keys.remember(key("k" + i), List.of(message), now);
    }

    assertEquals(List.of(), keys.answer(key("k0"), now));
    assertEquals(1, keys.answer(key("k1"), now).size());
    assertEquals(1, keys.answer(key("k10000"), now).size());
  }

  @Test
  @Timeout(60)
  void manyPublishersSeeTheirMessagesInOneOrder() throws Exception {
    ExecutorService delivering = Executors.newFixedThreadPool(2);
    LocalBroker broker =
        new LocalBroker("e", LIMITS, Integer.MAX_VALUE, keyLifetime(), delivering, clock);
    broker.tail(receiver);
    ExecutorService publishing = Executors.newFixedThreadPool(4);
    List<Future<?>> publishers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      publishers.add(
          publishing.submit(
              () -> {
                for (int n = 0; n < 2_000; n++) {
                  broker.publish(List.of(draft("1")), IdempotencyKey.NONE);
                }
              }));
    }
    for (Future<?> each : publishers) {
      each.get();
    }
    publishing.shutdown();
    delivering.shutdown();
    delivering.awaitTermination(30, TimeUnit.SECONDS);

    assertEquals(8_000, received.size());
    for (int n = 0; n < received.size(); n++) {
      assertEquals("e-" + Integer.toString(n + 1, 36), received.get(n).id());
    }
  }
}
