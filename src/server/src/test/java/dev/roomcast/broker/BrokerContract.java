package dev.roomcast.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.api.Room;
import dev.roomcast.hub.Broker;
import dev.roomcast.hub.Draft;
import dev.roomcast.hub.History;
import dev.roomcast.hub.History.Direction;
import dev.roomcast.hub.IdempotencyKey;
import dev.roomcast.hub.Missed;
import dev.roomcast.hub.Replay;
import dev.roomcast.protocol.Message;
import dev.roomcast.protocol.Push;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every broker promises; each implementation has a test that extends this one. */
abstract class BrokerContract {
  static final Room ROOM = new Room("project:1");
  static final Room OTHER = new Room("project:2");
  static final int KEPT = 20;
  static final Duration MAX_AGE = Duration.ofHours(2);
  static final Room MAILBOX = new Room("user:ada");
  static final int MAIL_KEPT = 30;
  static final Duration MAIL_AGE = Duration.ofDays(5);
  static final LogLimits LIMITS =
      new LogLimits(
          KEPT,
          1_000_000,
          MAX_AGE,
          new MailboxLimits(
              List.of(new MailboxLimits.Rule("user:*", MAIL_AGE, MAIL_KEPT)), 1_000_000));
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  final List<Message> received = Collections.synchronizedList(new ArrayList<>());
  final AtomicLong handedOver = new AtomicLong();
  final Broker.Receiver receiver =
      (messages, delivered) -> {
        handedOver.addAndGet(messages.size());
        received.addAll(messages);
        delivered.run();
      };

  /** A new broker that keeps about what {@link #LIMITS} say. */
  abstract Broker broker();

  /** Has everything delivered that was published and can be. */
  abstract void deliverAll();

  /** Lets time pass, for keys and for what is kept. */
  abstract void pass(Duration time);

  /** How long a key is remembered. */
  abstract Duration keyLifetime();

  static Draft draft(String data) {
    return new Draft("order.shipped", List.of(ROOM), data.getBytes(StandardCharsets.UTF_8));
  }

  static IdempotencyKey key(String text) {
    return new IdempotencyKey("publisher", text);
  }

  static Draft draft(Room... rooms) {
    return new Draft("order.shipped", List.of(rooms), new byte[] {'1'});
  }

  /** Publishes one message for each of these and gives their ids. */
  static List<String> publish(Broker broker, Draft... drafts) {
    return Arrays.stream(drafts)
        .map(each -> broker.publish(List.of(each), IdempotencyKey.NONE).get(0).id())
        .toList();
  }

  /* Everything that a member of the room has missed since a position, by now. */
  private Replay missed(Broker broker, String since) {
    deliverAll();
    return broker.replay(
        new Missed(since, Map.of(ROOM, Missed.BEFORE), Long.MAX_VALUE, 100, 10_000));
  }

  private static List<String> events(Replay replay) {
    return assertInstanceOf(Replay.Complete.class, replay).events().stream()
        .map(event -> event.message().id())
        .toList();
  }

  private static void assertGap(Replay.Gap gap, Replay replay) {
    assertEquals(new Replay.Incomplete(gap), replay);
  }

  List<String> receivedIds() {
    deliverAll();
    return ids(received);
  }

  static List<String> ids(List<Message> messages) {
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

  @Test
  void whatIsPostedStandsInTheOrderOfTheThreadThatPosts() {
    Broker broker = broker();
    broker.tail(receiver);

    broker.post(List.of(draft("1"), draft("2")));
    broker.publish(List.of(draft("3")), IdempotencyKey.NONE);
    broker.post(List.of(draft("4")));
    deliverAll();

    assertEquals(
        List.of("1", "2", "3", "4"),
        received.stream().map(each -> new String(each.data(), StandardCharsets.UTF_8)).toList());
  }

  @Test
  void replayIsWhatTheRoomGotSinceThatEventInOrder() {
    Broker broker = broker();
    broker.tail(receiver);
    List<String> ids = publish(broker, draft(ROOM), draft(ROOM), draft(OTHER), draft(ROOM));

    Replay replay = missed(broker, ids.get(0));

    assertEquals(List.of(ids.get(1), ids.get(3)), events(replay));
    assertEquals(ROOM, ((Replay.Complete) replay).events().get(0).room());
  }

  @Test
  void eventOfAnotherRoomIsAPositionToo() {
    Broker broker = broker();
    broker.tail(receiver);
    List<String> ids = publish(broker, draft(ROOM), draft(OTHER), draft(ROOM));

    assertEquals(List.of(ids.get(2)), events(missed(broker, ids.get(1))));
  }

  @Test
  void whoMissedNothingGetsAnEmptyReplay() {
    Broker broker = broker();
    broker.tail(receiver);
    List<String> ids = publish(broker, draft(ROOM), draft(ROOM));

    assertEquals(List.of(), events(missed(broker, ids.get(1))));
  }

  @Test
  void messagesPublishedTogetherHavePositionsOfTheirOwn() {
    Broker broker = broker();
    broker.tail(receiver);
    List<Message> batch =
        broker.publish(List.of(draft("1"), draft("2"), draft("3")), IdempotencyKey.NONE);

    assertEquals(
        List.of(batch.get(1).id(), batch.get(2).id()), events(missed(broker, batch.get(0).id())));
  }

  @Test
  void latestIsAPositionBeforeAndAfterTheFirstEvent() {
    Broker broker = broker();
    broker.tail(receiver);
    String beginning = broker.latest();

    List<String> ids = publish(broker, draft(ROOM), draft(ROOM));
    deliverAll();

    assertEquals(ids, events(missed(broker, beginning)));
    assertEquals(List.of(), events(missed(broker, broker.latest())));
  }

  @Test
  void replayEndsWhereTheClientBecameAMember() {
    Broker broker = broker();
    broker.tail(receiver);
    String beginning = broker.latest();
    List<String> ids = publish(broker, draft(ROOM), draft(ROOM), draft(ROOM));
    deliverAll();

    Replay replay =
        broker.replay(new Missed(beginning, Map.of(ROOM, Missed.BEFORE), 2, 100, 10_000));

    assertEquals(ids.subList(0, 2), events(replay));
  }

  @Test
  void eventOfTwoRoomsIsReplayedOnceByTheFirstOfItsRooms() {
    Broker broker = broker();
    broker.tail(receiver);
    String beginning = broker.latest();
    List<String> ids = publish(broker, draft(OTHER, ROOM), draft(ROOM));
    deliverAll();

    Replay replay =
        broker.replay(
            new Missed(
                beginning,
                Map.of(ROOM, Missed.BEFORE, OTHER, Missed.BEFORE),
                Long.MAX_VALUE,
                100,
                10_000));

    assertEquals(ids, events(replay));
    assertEquals(OTHER, ((Replay.Complete) replay).events().get(0).room());
  }

  @Test
  void roomThatWasJoinedLaterIsReplayedFromThereOn() {
    Broker broker = broker();
    broker.tail(receiver);
    String beginning = broker.latest();
    List<String> ids = publish(broker, draft(OTHER), draft(ROOM), draft(OTHER), draft(ROOM));
    deliverAll();

    Replay replay =
        broker.replay(
            new Missed(
                beginning,
                Map.of(ROOM, Missed.BEFORE, OTHER, ids.get(1)),
                Long.MAX_VALUE,
                100,
                10_000));

    assertEquals(ids.subList(1, 4), events(replay));
  }

  /* A log may keep more than it was told; then all of it is replayed. */
  @Test
  void whatIsNoLongerKeptIsNotReplayedInPart() {
    Broker broker = broker();
    broker.tail(receiver);
    List<String> ids = new ArrayList<>(publish(broker, draft(ROOM)));
    for (int i = 0; i < 20; i++) {
      broker.post(Collections.nCopies(KEPT, draft(ROOM)));
      deliverAll();
    }
    ids.addAll(publish(broker, draft(ROOM), draft(ROOM)));
    deliverAll();

    Replay replay =
        broker.replay(
            new Missed(ids.get(0), Map.of(ROOM, Missed.BEFORE), Long.MAX_VALUE, 1_000, 1_000_000));

    if (replay instanceof Replay.Complete) {
      assertEquals(20 * KEPT + 2, events(replay).size());
    } else {
      assertGap(Replay.Gap.NOT_KEPT, replay);
    }
    assertEquals(ids.subList(2, 3), events(missed(broker, ids.get(1))));
  }

  /* Else a client that is back in two rooms gets an event of both twice. */
  @Test
  void whatCameByAnotherRoomIsNotReplayed() {
    Broker broker = broker();
    broker.tail(receiver);
    List<String> ids =
        publish(broker, draft(ROOM), draft(ROOM, OTHER), draft(OTHER), draft(ROOM, OTHER));
    deliverAll();

    Replay replay =
        broker.replay(
            new Missed(
                ids.get(0),
                Map.of(OTHER, Missed.BEFORE),
                Map.of(ROOM, ids.get(1)),
                Set.of(),
                Long.MAX_VALUE,
                100,
                10_000));

    assertEquals(ids.subList(1, 3), events(replay));
  }

  @Test
  void whatIsTooOldIsNotReplayed() {
    Broker broker = broker();
    broker.tail(receiver);
    List<String> ids = publish(broker, draft(ROOM), draft(ROOM));
    deliverAll();
    String last = broker.latest();

    pass(MAX_AGE.plusSeconds(1));
    String young = publish(broker, draft(ROOM)).get(0);

    assertGap(Replay.Gap.NOT_KEPT, missed(broker, ids.get(0)));
    assertEquals(List.of(young), events(missed(broker, last)));
  }

  @Test
  void positionOfAnotherLogIsKnownAsSuch() {
    Broker broker = broker();
    broker.tail(receiver);
    publish(broker, draft(ROOM));

    assertGap(Replay.Gap.EPOCH_CHANGED, missed(broker, "another-1"));
    assertFalse(broker.hasReached("another-1", PATIENCE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "-1", "e-", "e-1~", "e-1~a~b", "e-A", "e-1.2.3.4"})
  void textThatIsNoPositionIsNotUnderstood(String text) {
    Broker broker = broker();
    broker.tail(receiver);

    assertGap(Replay.Gap.UNKNOWN_ID, missed(broker, text));
    assertFalse(broker.hasReached(text, PATIENCE));
  }

  @Test
  void positionThatHasNotComeIsUnknown() {
    Broker broker = broker();
    broker.tail(receiver);
    String id = publish(broker, draft(ROOM)).get(0);
    deliverAll();
    String future = id.substring(0, id.lastIndexOf('-')) + "-zzzzzzzzzz";

    assertTrue(broker.hasReached(id, PATIENCE));
    assertFalse(broker.hasReached(future, Duration.ZERO));
    assertGap(Replay.Gap.UNKNOWN_ID, missed(broker, future));
  }

  @Test
  void moreThanMayBeSentAgainIsNotSentInPart() {
    Broker broker = broker();
    broker.tail(receiver);
    String beginning = broker.latest();
    publish(broker, draft("12345"), draft("12345"), draft("12345")); // each counts 261 bytes
    deliverAll();
    Map<Room, String> rooms = Map.of(ROOM, Missed.BEFORE);

    assertGap(
        Replay.Gap.TOO_MANY,
        broker.replay(new Missed(beginning, rooms, Long.MAX_VALUE, 2, 1_000)));
    assertGap(
        Replay.Gap.TOO_MANY,
        broker.replay(new Missed(beginning, rooms, Long.MAX_VALUE, 100, 782)));
    assertEquals(
        3, events(broker.replay(new Missed(beginning, rooms, Long.MAX_VALUE, 3, 783))).size());
  }

  /* Everything that a mailbox got since a position, up to what the receiver has been handed by now. */
  private Replay mail(Broker broker, String since) {
    deliverAll();
    return broker.replay(
        new Missed(since, Map.of(MAILBOX, Missed.BEFORE), Long.MAX_VALUE, 1_000, 1_000_000));
  }

  @Test
  void mailboxIsReplayedWhenTheLogReachesBackNoLonger() {
    Broker broker = broker();
    broker.tail(receiver);
    List<String> ids =
        publish(broker, draft(ROOM), draft(MAILBOX), draft(ROOM), draft(OTHER, MAILBOX));
    deliverAll();

    pass(MAX_AGE.plusHours(1));
    String young = publish(broker, draft(MAILBOX)).get(0);

    assertGap(Replay.Gap.NOT_KEPT, missed(broker, ids.get(0)));
    assertEquals(List.of(ids.get(1), ids.get(3), young), events(mail(broker, ids.get(0))));
    assertEquals(List.of(ids.get(3), young), events(mail(broker, ids.get(1))));
    Push.Event event = ((Replay.Complete) mail(broker, ids.get(1))).events().get(0);
    assertEquals(MAILBOX, event.room());
    assertEquals("order.shipped", event.message().type());
    assertEquals(List.of(OTHER, MAILBOX), event.message().rooms());
  }

  @Test
  void mailPublishedTogetherAndWithAKeyIsInTheMailboxOnce() {
    Broker broker = broker();
    broker.tail(receiver);
    String before = publish(broker, draft(ROOM)).get(0);
    List<Draft> drafts = List.of(draft(MAILBOX), draft(ROOM), draft(MAILBOX));
    List<String> ids = new ArrayList<>(ids(broker.publish(drafts, key("k"))));
    broker.publish(drafts, key("k"));
    ids.addAll(ids(broker.publish(drafts, IdempotencyKey.NONE)));
    deliverAll();

    pass(MAX_AGE.plusHours(1));

    assertEquals(
        List.of(ids.get(0), ids.get(2), ids.get(3), ids.get(5)), events(mail(broker, before)));
  }

  @Test
  void emptyMailboxIsAnEmptyReplay() {
    Broker broker = broker();
    broker.tail(receiver);
    String id = publish(broker, draft(ROOM)).get(0);
    deliverAll();

    pass(MAX_AGE.plusHours(1));

    assertEquals(List.of(), events(mail(broker, id)));
  }

  @Test
  void mailIsKeptForItsTimeOnly() {
    Broker broker = broker();
    broker.tail(receiver);
    List<String> ids = publish(broker, draft(MAILBOX), draft(MAILBOX));
    deliverAll();

    pass(MAIL_AGE.plusHours(1));

    assertGap(Replay.Gap.NOT_KEPT, mail(broker, ids.get(0)));
  }

  /* As with the log, more may be kept than was said; then all of it is replayed. */
  @Test
  void mailThatIsNoLongerKeptIsNotReplayedInPart() {
    Broker broker = broker();
    broker.tail(receiver);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 20 * MAIL_KEPT; i++) {
      ids.addAll(publish(broker, draft(MAILBOX)));
      deliverAll();
    }

    pass(MAX_AGE.plusHours(1));

    Replay replay = mail(broker, ids.get(0));
    if (replay instanceof Replay.Complete) {
      assertEquals(ids.subList(1, ids.size()), events(replay));
    } else {
      assertGap(Replay.Gap.NOT_KEPT, replay);
    }
    int from = ids.size() - MAIL_KEPT;
    assertEquals(
        ids.subList(from + 1, ids.size()), events(mail(broker, ids.get(from))));
  }

  @Test
  void mailEndsWhereTheClientBecameAMember() {
    Broker broker = broker();
    broker.tail(receiver);
    List<String> ids = publish(broker, draft(MAILBOX), draft(MAILBOX), draft(MAILBOX));
    deliverAll();
    pass(MAX_AGE.plusHours(1));
    deliverAll();
    long upTo = handedOver.get();
    publish(broker, draft(MAILBOX));
    deliverAll();

    Replay replay =
        broker.replay(
            new Missed(ids.get(0), Map.of(MAILBOX, Missed.BEFORE), upTo, 1_000, 1_000_000));

    assertEquals(ids.subList(1, 3), events(replay));
  }

  @Test
  void moreMailThanMayBeSentAgainIsNotSentInPart() {
    Broker broker = broker();
    broker.tail(receiver);
    List<String> ids = publish(broker, draft(MAILBOX), draft(MAILBOX), draft(MAILBOX));
    deliverAll();
    pass(MAX_AGE.plusHours(1));
    Map<Room, String> rooms = Map.of(MAILBOX, Missed.BEFORE);

    assertGap(
        Replay.Gap.TOO_MANY,
        broker.replay(new Missed(ids.get(0), rooms, Long.MAX_VALUE, 1, 1_000)));
    assertGap(
        Replay.Gap.TOO_MANY,
        broker.replay(new Missed(ids.get(0), rooms, Long.MAX_VALUE, 100, 200)));
  }

  /* What the other room got could not be told. */
  @Test
  void mailboxTogetherWithAnotherRoomReachesBackAsFarAsTheLog() {
    Broker broker = broker();
    broker.tail(receiver);
    String id = publish(broker, draft(MAILBOX), draft(ROOM)).get(0);
    deliverAll();
    pass(MAX_AGE.plusHours(1));
    publish(broker, draft(ROOM));
    deliverAll();

    assertGap(
        Replay.Gap.NOT_KEPT,
        broker.replay(
            new Missed(
                id,
                Map.of(MAILBOX, Missed.BEFORE, ROOM, Missed.BEFORE),
                Long.MAX_VALUE,
                100,
                10_000)));
  }

  private static History.Page page(
      Broker broker, String type, Direction direction, String position, int limit) {
    History history =
        broker.history(new History.Request(MAILBOX, type, direction, position, limit));
    return assertInstanceOf(History.Page.class, history);
  }

  private static List<String> ids(History.Page page) {
    return page.events().stream().map(event -> event.message().id()).toList();
  }

  /* All of it, page by page, in the log's order. */
  private static List<String> backwards(Broker broker, String type, int limit) {
    List<String> ids = new ArrayList<>();
    Optional<String> before = Optional.of("");
    while (before.isPresent()) {
      History.Page page = page(broker, type, Direction.OLDER, before.get(), limit);
      ids.addAll(0, ids(page));
      before = page.older();
    }
    return ids;
  }

  private static List<String> forwards(Broker broker, String type, int limit) {
    List<String> ids = new ArrayList<>();
    Optional<String> after = Optional.of("");
    while (after.isPresent()) {
      History.Page page = page(broker, type, Direction.NEWER, after.get(), limit);
      ids.addAll(ids(page));
      after = page.newer();
    }
    return ids;
  }

  @Test
  void historyIsPagedInBothDirections() {
    Broker broker = broker();
    broker.tail(receiver);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      ids.addAll(publish(broker, draft(MAILBOX)));
      publish(broker, draft(ROOM));
    }
    deliverAll();

    History.Page latest = page(broker, "", Direction.OLDER, "", 3);
    assertEquals(ids.subList(4, 7), ids(latest));
    assertEquals(Optional.empty(), latest.newer());
    History.Page before = page(broker, "", Direction.OLDER, latest.older().orElseThrow(), 3);
    assertEquals(ids.subList(1, 4), ids(before));
    History.Page first = page(broker, "", Direction.OLDER, before.older().orElseThrow(), 3);
    assertEquals(ids.subList(0, 1), ids(first));
    assertEquals(Optional.empty(), first.older());
    assertEquals(
        ids.subList(1, 4),
        ids(page(broker, "", Direction.NEWER, first.newer().orElseThrow(), 3)));
    assertEquals(ids, backwards(broker, "", 2));
    assertEquals(ids, forwards(broker, "", 2));
    assertEquals(MAILBOX, latest.events().get(0).room());
    assertEquals("order.shipped", latest.events().get(0).message().type());
  }

  /* The log has forgotten the first half, a mailbox has not. */
  @Test
  void historyOfAMailboxReachesBackBeyondTheLog() {
    Broker broker = broker();
    broker.tail(receiver);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      ids.addAll(publish(broker, draft(MAILBOX), draft(MAILBOX)));
      publish(broker, draft(ROOM));
      if (i == 2) {
        deliverAll();
        pass(MAX_AGE.plusHours(1));
      }
    }
    deliverAll();

    assertEquals(ids, backwards(broker, "", 5));
    assertEquals(ids, forwards(broker, "", 5));
    assertEquals(ids, backwards(broker, "", 100));
    assertEquals(
        ids.subList(2, 4), ids(page(broker, "", Direction.NEWER, ids.get(1), 2)));
    assertEquals(
        ids.subList(0, 3), ids(page(broker, "", Direction.OLDER, ids.get(3), 3)));
  }

  @Test
  void historyShowsTheTypesThatWereAskedFor() {
    Broker broker = broker();
    broker.tail(receiver);
    List<String> ids = new ArrayList<>();
    for (String type : List.of("order.shipped", "order.paid", "chat.said", "order.shipped")) {
      ids.addAll(publish(broker, new Draft(type, List.of(MAILBOX), new byte[] {'1'})));
    }
    deliverAll();

    assertEquals(List.of(ids.get(0), ids.get(3)), backwards(broker, "order.shipped", 1));
    assertEquals(
        List.of(ids.get(0), ids.get(1), ids.get(3)), forwards(broker, "order.*", 2));
    assertEquals(List.of(), backwards(broker, "order", 2));
  }

  @Test
  void historyOfAnEmptyRoomIsAnEmptyPage() {
    Broker broker = broker();
    broker.tail(receiver);
    String id = publish(broker, draft(ROOM)).get(0);
    deliverAll();

    assertEquals(
        new History.Page(List.of(), Optional.empty(), Optional.empty()),
        page(broker, "", Direction.OLDER, "", 3));
    assertEquals(List.of(), ids(page(broker, "", Direction.NEWER, id, 3)));
  }

  @Test
  void historyKnowsAPositionThatIsNone() {
    Broker broker = broker();
    broker.tail(receiver);

    assertEquals(
        new History.Untold(Replay.Gap.UNKNOWN_ID),
        broker.history(
            new History.Request(ROOM, "", Direction.OLDER, "nonsense", 3)));
    assertEquals(
        new History.Untold(Replay.Gap.EPOCH_CHANGED),
        broker.history(
            new History.Request(ROOM, "", Direction.NEWER, "another-1", 3)));
  }

  @Test
  void signalReachesWhoListensToItsKind() {
    Broker broker = broker();
    List<String> heard = Collections.synchronizedList(new ArrayList<>());
    broker.listen("weather", heard::add);
    broker.listen("other", text -> heard.add("wrong"));
    broker.tail(receiver);

    broker.signal("weather", "rain");
    deliverAll();
    broker.signal("nobody", "listens");
    deliverAll();
    awaitSize(heard, 1);

    assertEquals(List.of("rain"), heard);
  }

  static void awaitSize(List<?> list, int size) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (list.size() < size && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }
}
