package dev.roomcast.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.roomcast.api.Answer;
import dev.roomcast.api.Clients;
import dev.roomcast.api.Identity;
import dev.roomcast.api.Room;
import dev.roomcast.protocol.Gateway;
import dev.roomcast.protocol.PlainValues;
import dev.roomcast.protocol.Push;
import dev.roomcast.protocol.Refused;
import dev.roomcast.wire.Closing;
import dev.roomcast.wire.FakeTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Questions of the application to clients. */
class InquiryTest {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final FakeTime time = new FakeTime();
  private final HubCounters counters = new HubCounters();
  private final Hub hub = new Hub(counters);
  private final HubGateway gateway =
      new HubGateway(
          hub,
          userId -> new Identity(userId, userId, Set.of(), Map.of(), Optional.empty()),
          (user, room) -> true,
          new FakeApplication(),
          counters,
          new Recovery(hub, new FakeBroker(), 1_000),
          new Sessions("home", new FakeBroker(), Duration.ofMinutes(2), 10, Clock.systemUTC()),
          new HubLimits(10, 4, 10, 5, Duration.ofSeconds(30)),
          time.wheel(),
          Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
  private final FakeClient annsClient = new FakeClient();
  private final FakeClient bobsClient = new FakeClient();
  private final List<String> results = new ArrayList<>();
  private Gateway.Member ann;
  private Gateway.Member bob;

  @BeforeEach
  void connect() throws Refused {
    ann = gateway.connect("c-ann", "ann", annsClient);
    bob = gateway.connect("c-bob", "bob", bobsClient);
  }

  private void ask(Room room) {
    ask(hub.in(room));
  }

  private void ask(List<Connection> receivers) {
    hub.ask(
        receivers,
        new Push.Emit("sure", PlainValues.json(1)),
        PATIENCE,
        time.wheel(),
        answers -> results.add(line(answers)));
  }

  private static String line(List<Answer> answers) {
    return answers.stream()
        .map(each -> each.connectionId() + " " + each.outcome() + " " + each.values())
        .sorted()
        .toList()
        .toString();
  }

  private static List<JsonNode> yes() {
    return List.of(TextNode.valueOf("yes"));
  }

  private int open() {
    return hub.connections().stream().mapToInt(each -> each.questions().count()).sum();
  }

  @Test
  void roomHasAnsweredWhenAllOfItHas() {
    ask(Room.GLOBAL);
    assertEquals("emit sure [1]", annsClient.lines().get(1));
    assertEquals("emit sure [1]", bobsClient.lines().get(1));

    bob.answered(0, yes());
    assertEquals(List.of(), results);
    ann.answered(0, List.of());

    assertEquals(List.of("[c-ann ANSWERED [], c-bob ANSWERED [yes]]"), results);
    assertEquals(0, open());
  }

  @Test
  void whoeverDoesNotAnswerInTimeIsLate() {
    ask(Room.GLOBAL);
    bob.answered(0, yes());

    time.pass(PATIENCE.plusMillis(10));
    ann.answered(0, yes());

    assertEquals(List.of("[c-ann LATE [], c-bob ANSWERED [yes]]"), results);
    assertEquals(0, open());
  }

  @Test
  void whoeverGoesIsNotWaitedFor() {
    ask(Room.user("ann"));

    ann.left(Closing.TRANSPORT_LOST);
    time.pass(PATIENCE.plusMillis(10));

    assertEquals(List.of("[c-ann GONE []]"), results);
  }

  @Test
  void whoeverIsGoneAlreadyIsNotAsked() {
    List<Connection> receivers = hub.in(Room.user("ann"));
    ann.left(Closing.CLIENT_LEFT);

    ask(receivers);

    assertEquals(List.of("[c-ann GONE []]"), results);
    assertEquals(1, annsClient.lines().size());
  }

  @Test
  void answerCountsOnceAndOnlyForItsOwnClient() {
    ask(Room.user("ann"));

    bob.answered(0, yes());
    ann.answered(1, yes());
    assertEquals(List.of(), results);
    ann.answered(0, yes());
    ann.answered(0, List.of());

    assertEquals(List.of("[c-ann ANSWERED [yes]]"), results);
  }

  @Test
  void emptyRoomHasAnsweredAtOnce() {
    ask(new Room("order:1"));

    assertEquals(List.of("[]"), results);
  }

  @Test
  void clientWithTooManyOpenQuestionsIsNotAskedAnother() {
    for (int i = 0; i < Clients.MAX_OPEN_QUESTIONS; i++) {
      ask(Room.user("ann"));
    }

    ask(Room.GLOBAL);
    bob.answered(Clients.MAX_OPEN_QUESTIONS, yes());

    assertEquals(List.of("[c-ann BUSY [], c-bob ANSWERED [yes]]"), results);
    assertEquals(Clients.MAX_OPEN_QUESTIONS, open());
    time.pass(PATIENCE.plusMillis(10));
    assertEquals(0, open());
    assertEquals(Clients.MAX_OPEN_QUESTIONS + 1, results.size());
  }

  @Test
  void eventForARoomIsWrittenOnceForAll() {
    hub.push(hub.in(Room.GLOBAL), new Push.Emit("hello", PlainValues.json()));

    assertEquals("emit hello []", bobsClient.lines().get(1));
    assertEquals(annsClient.frames().get(1), bobsClient.frames().get(1));
    assertEquals(
        System.identityHashCode(annsClient.frames().get(1)),
        System.identityHashCode(bobsClient.frames().get(1)));
  }
}
