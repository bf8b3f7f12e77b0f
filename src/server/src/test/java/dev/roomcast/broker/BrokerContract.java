package dev.roomcast.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.api.PublishFailed;
import dev.roomcast.api.Room;
import dev.roomcast.hub.Broker;
import dev.roomcast.hub.Draft;
import dev.roomcast.hub.IdempotencyKey;
import dev.roomcast.protocol.Message;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every broker promises; each implementation has a test that extends this one. */
abstract class BrokerContract {
  static final Room ROOM = new Room("project:1");

  final List<Message> received = Collections.synchronizedList(new ArrayList<>());
  final Broker.Receiver receiver =
      (messages, delivered) -> {
        received.addAll(messages);
        delivered.run();
      };

  /** A new broker, whose bound is reached by a few dozen messages. */
  abstract Broker broker();

  /** Has everything delivered that was published and can be. */
  abstract void deliverAll();

  /** Lets the keys' time pass. */
  abstract void pass(Duration time);

  /** How long a key is remembered. */
  abstract Duration keyLifetime();

  static Draft draft(String data) {
    return new Draft("order.shipped", List.of(ROOM), data.getBytes(StandardCharsets.UTF_8));
  }

  static IdempotencyKey key(String text) {
    return new IdempotencyKey("publisher", text);
  }

  private List<String> receivedIds() {
    deliverAll();
    return ids(received);
  }

  private static List<String> ids(List<Message> messages) {
    synchronized (messages) {
      return messages.stream().map(Message::id).toList();
    }
  }

  @Test
  void receiverGetsWhatWasPublished() {
    Broker broker = broker();
    broker.tail(receiver);

    Message published = broker.publish(List.of(draft("{\"n\":1}")), IdempotencyKey.NONE).get(0);
    deliverAll();

    assertEquals(1, received.size());
    Message message = received.get(0);
    assertEquals(published.id(), message.id());
    assertEquals("order.shipped", message.type());
    assertEquals(List.of(ROOM), message.rooms());
    assertEquals(published.time(), message.time());
    assertEquals("{\"n\":1}", new String(message.data(), StandardCharsets.UTF_8));
  }

  @Test
  void orderOfDeliveryIsTheOrderOfPublishing() {
    Broker broker = broker();
    broker.tail(receiver);
    List<String> ids = new ArrayList<>();

    for (int i = 0; i < 5; i++) {
      ids.addAll(
          ids(broker.publish(List.of(draft("1"), draft("2")), IdempotencyKey.NONE)));
    }

    assertEquals(ids, receivedIds());
    assertEquals(10, ids.stream().distinct().count());
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
  void repeatedKeyPublishesNothingAndGivesTheSameAnswer() {
    Broker broker = broker();
    broker.tail(receiver);

    List<Message> first = broker.publish(List.of(draft("1"), draft("2")), key("k"));
    List<Message> again = broker.publish(List.of(draft("1"), draft("2")), key("k"));

    assertEquals(ids(first), ids(again));
    assertEquals(first.get(0).time(), again.get(0).time());
    assertEquals(ids(first), receivedIds());
  }

  @Test
  void keysOfDifferentPublishersAreDifferent() {
    Broker broker = broker();

    String one = broker.publish(List.of(draft("1")), key("k")).get(0).id();
    String other =
        broker
            .publish(List.of(draft("1")), new IdempotencyKey("somebody else", "k"))
            .get(0)
            .id();

    assertNotEquals(one, other);
  }

  @Test
  void callsWithoutAKeyStandForThemselves() {
    Broker broker = broker();

    assertNotEquals(
        ids(broker.publish(List.of(draft("1")), IdempotencyKey.NONE)),
        ids(broker.publish(List.of(draft("1")), IdempotencyKey.NONE)));
  }

  @Test
  void keyIsForgottenAfterItsTime() {
    Broker broker = broker();
    List<Message> first = broker.publish(List.of(draft("1")), key("k"));

    pass(keyLifetime().plusSeconds(1));

    assertNotEquals(ids(first), ids(broker.publish(List.of(draft("1")), key("k"))));
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

  @Test
  void receiverThatFailsGetsWhatFollows() {
    Broker broker = broker();
    broker.tail(
        (messages, delivered) -> {
          received.addAll(messages);
          throw new IllegalStateException("on purpose");
        });

    broker.publish(List.of(draft("1"), draft("2")), IdempotencyKey.NONE);
    deliverAll();
    broker.publish(List.of(draft("3")), IdempotencyKey.NONE);

    assertEquals(3, receivedIds().size());
  }

  @Test
  void secondReceiverIsAMistake() {
    Broker broker = broker();
    broker.tail(receiver);

    assertThrows(IllegalStateException.class, () -> broker.tail(receiver));
  }
}
