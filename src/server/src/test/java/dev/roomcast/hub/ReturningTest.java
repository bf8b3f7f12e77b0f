package dev.roomcast.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.api.Identity;
import dev.roomcast.api.Room;
import dev.roomcast.protocol.Codec;
import dev.roomcast.protocol.Command;
import dev.roomcast.protocol.Gateway;
import dev.roomcast.protocol.Message;
import dev.roomcast.protocol.Push;
import dev.roomcast.protocol.Refused;
import dev.roomcast.protocol.Resumption;
import dev.roomcast.wire.Closing;
import dev.roomcast.wire.FakeTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Clients that come back and go on where they were. */
class ReturningTest {
  private static final Room ROOM = new Room("project:1");

  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private final InstantSource source = () -> now;
  private final Clock clock = source.withZone(ZoneOffset.UTC);
  private final HubCounters counters = new HubCounters();
  private final Hub hub = new Hub(counters);
  private final FakeBroker broker = new FakeBroker();
  private final Set<Room> forbidden = new HashSet<>();
  private final HubGateway gateway =
      new HubGateway(
          hub,
          userId -> new Identity(userId, userId, Set.of(), Map.of(), Optional.empty()),
          (user, room) -> !forbidden.contains(room),
          new FakeApplication(),
          counters,
          new Recovery(hub, broker, 1_000),
          new Sessions("home", broker, Duration.ofMinutes(2), 2, clock),
          new HubLimits(10, 10, 100, 100, Duration.ZERO),
          new FakeTime().wheel(),
          clock);
  private Push.Established established; // the last one

  /* Tells us the secret. */
  private final Codec codec =
      push -> {
        if (push instanceof Push.Established greeting) {
          established = greeting;
        }
        return FakeClient.CODEC.encode(push);
      };
  private final FakeClient client = new FakeClient(codec);
  private final FakeClient again = new FakeClient(codec);

  ReturningTest() {
    broker.replay = new Replay.Complete(List.of());
  }

  private Gateway.Member connect(String user, String pid, String offset, FakeClient as)
      throws Refused {
    return gateway.connect("id " + pid, user, new Resumption(true, pid, offset), as);
  }

  /* Connects, joins a room and loses the connection; gives the secret. */
  private String leave(Closing why) throws Refused {
    Gateway.Member member = connect("ann", "", "", client);
    member.handle(new Command.Subscribe(ROOM.name(), ""));
    member.left(why);
    return established.pid().orElseThrow();
  }

  private boolean isResumed(String user, String pid) throws Refused {
    connect(user, pid, "", again);
    return established.pid().orElseThrow().equals(pid);
  }

  @Test
  void clientThatComesBackHasItsIdItsRoomsAndWhatItMissed() throws Refused {
    String pid = leave(Closing.TRANSPORT_LOST);
    broker.replay =
        new Replay.Complete(
            List.of(
                new Push.Event(
                    ROOM, new Message("m7", "t", List.of(ROOM), now, new byte[] {'1'}))));

    connect("ann", pid, "e-5", again);

    assertEquals("id ", established.connectionId());
    assertEquals(pid, established.pid().orElseThrow());
    assertEquals(Set.of(Room.GLOBAL, Room.user("ann"), ROOM), Set.copyOf(established.rooms()));
    assertEquals("m7 t by project:1", again.lines().get(1));
    assertEquals("e-5", broker.asked.get(0).since());
    assertEquals(1, hub.connections().size());
  }

  @Test
  void clientThatGotNoEventGoesOnFromWhereItCame() throws Refused {
    String pid = leave(Closing.PING_TIMEOUT);

    assertTrue(isResumed("ann", pid));
    assertEquals(broker.latest(), broker.asked.get(0).since());
  }

  @Test
  void connectionThatStillLivesIsEndedAndReplaced() throws Refused {
    connect("ann", "", "", client);
    String pid = established.pid().orElseThrow();

    assertTrue(isResumed("ann", pid));

    assertEquals(List.of(Closing.TRANSPORT_LOST), client.closings());
    assertEquals(1, hub.connections().size());
    assertEquals(1, hub.members(Room.GLOBAL));
    assertEquals(1, gateway.users().count());
  }

  @Test
  void whoSaidGoodbyeIsNew() throws Refused {
    String pid = leave(Closing.CLIENT_LEFT);

    assertEquals(false, isResumed("ann", pid));
  }

  @Test
  void whoComesTooLateIsNew() throws Refused {
    String pid = leave(Closing.TRANSPORT_LOST);
    now = now.plusSeconds(121);

    assertEquals(false, isResumed("ann", pid));
    assertNotEquals("id ", established.connectionId());
  }

  @Test
  void somebodyElsesSecretIsOfNoUseAndDoesNoHarm() throws Refused {
    connect("ann", "", "", client);
    String pid = established.pid().orElseThrow();

    assertEquals(false, isResumed("eve", pid));
    assertEquals(List.of(), client.closings());
  }

  @Test
  void whoMayNoLongerBeInARoomIsNew() throws Refused {
    String pid = leave(Closing.TRANSPORT_LOST);
    forbidden.add(ROOM);

    assertEquals(false, isResumed("ann", pid));
    assertEquals(0, hub.members(ROOM));
  }

  @Test
  void whoseMissedEventsAreIncompleteIsNew() throws Refused {
    String pid = leave(Closing.TRANSPORT_LOST);
    broker.replay = new Replay.Incomplete(Replay.Gap.TOO_MANY);

    assertEquals(false, isResumed("ann", pid));
    assertEquals(List.of(Room.GLOBAL, Room.user("ann")), established.rooms());
  }

  @Test
  void whoLeftARoomIsNotTakenBackThere() throws Refused {
    Gateway.Member member = connect("ann", "", "", client);
    String pid = established.pid().orElseThrow();
    member.handle(new Command.Subscribe(ROOM.name(), ""));
    member.handle(new Command.Unsubscribe(ROOM.name()));
    member.left(Closing.TRANSPORT_LOST);

    assertTrue(isResumed("ann", pid));
    assertEquals(0, hub.members(ROOM));
  }

  @Test
  void moreThanTheBoundAreNotKept() throws Refused {
    String first = leave(Closing.TRANSPORT_LOST);
    leave(Closing.TRANSPORT_LOST);
    String third = leave(Closing.TRANSPORT_LOST);

    assertEquals(false, isResumed("ann", first));
    assertTrue(isResumed("ann", third));
  }

  @Test
  void sessionSurvivesBeingWritten() {
    Session session =
        new Session(
            "home.secret", "c", "ann", "/ws", "e-1", Map.of(ROOM, "e-5", Room.GLOBAL, ""),
            Set.of(ROOM), 17);

    assertEquals(Optional.of(session), Session.parse(session.text()));
    assertEquals(Optional.empty(), Session.parse("2\nof a later version"));
    assertEquals(Optional.empty(), Session.parse(""));
  }
}
