package dev.roomcast.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.roomcast.api.Identity;
import dev.roomcast.api.Room;
import dev.roomcast.protocol.Command;
import dev.roomcast.protocol.Gateway;
import dev.roomcast.protocol.Message;
import dev.roomcast.protocol.Push;
import dev.roomcast.protocol.Refusal;
import dev.roomcast.protocol.Refused;
import dev.roomcast.protocol.Reply;
import dev.roomcast.wire.Closing;
import dev.roomcast.wire.FakeTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Clients as they come in through the gateway, and what they may then ask. */
class HubGatewayTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final FakeTime time = new FakeTime();
  private final HubCounters counters = new HubCounters();
  private final Hub hub = new Hub(counters);
  private final Map<String, Identity> tokens = new HashMap<>();
  private final Set<Room> forbidden = new HashSet<>();
  private final FakeApplication application = new FakeApplication();
  private final FakeBroker broker = new FakeBroker();
  private boolean policyBroken;
  private final HubGateway gateway =
      new HubGateway(
          hub,
          this::verify,
          (user, room) -> {
            if (policyBroken) {
              throw new IllegalStateException("the database is away");
            }
            return !forbidden.contains(room);
          },
          application,
          counters,
          new Recovery(hub, broker, 1_000),
          new Sessions("home", broker, Duration.ofMinutes(2), 10, Clock.systemUTC()),
          new HubLimits(2, 4, 10, 5, Duration.ofSeconds(30)),
          time.wheel(),
          Clock.fixed(NOW, ZoneOffset.UTC));
  private final FakeClient client = new FakeClient();

  private Identity verify(String token) throws Refused {
    Identity identity = tokens.get(token);
    if (identity == null) {
      throw new Refused(Refusal.TOKEN_SIGNATURE, "Your token was not signed by us.");
    }
    return identity;
  }

  private Gateway.Member connect(String userId, Optional<Instant> end) throws Refused {
    return connect("c-" + userId, userId, end, client);
  }

  private Gateway.Member connect(
      String id, String userId, Optional<Instant> end, FakeClient as) throws Refused {
    tokens.put("token of " + userId, new Identity(userId, userId, Set.of(), Map.of(), end));
    return gateway.connect(id, "token of " + userId, as);
  }

  private Gateway.Member connect() throws Refused {
    return connect("ann", Optional.empty());
  }

  private static Command subscribe(String room) {
    return new Command.Subscribe(room, "");
  }

  private static String code(Reply reply) {
    return reply.json().path("error").path("code").asText("granted");
  }

  @Test
  void clientIsGreetedInItsFirstRooms() throws Refused {
    connect();

    assertEquals(List.of("established ann in [global, user:ann]"), client.lines());
    assertEquals(1, hub.members(Room.GLOBAL));
    assertEquals(1, hub.members(Room.user("ann")));
    assertEquals(1, gateway.users().count());
  }

  /* An event that is published while a client comes in races with its greeting. */
  @Test
  void greetingComesBeforeAnEventThatRacesWithIt() throws Refused {
    FakeClient[] late = new FakeClient[1];
    late[0] =
        new FakeClient(
            push -> {
              if (push instanceof Push.Established) {
                Message message =
                    new Message("m1", "t", List.of(Room.GLOBAL), NOW, new byte[] {'1'});
                hub.deliver(List.of(message), () -> {});
              }
              return FakeClient.CODEC.encode(push);
            });

    connect("c", "ann", Optional.empty(), late[0]);

    assertEquals(
        List.of("established ann in [global, user:ann]", "m1 t by global"), late[0].lines());
  }

  @Test
  void refusedTokenLeavesNoTrace() {
    Refused refused =
        assertThrows(Refused.class, () -> gateway.connect("c", "forged", client));

    assertEquals(Refusal.TOKEN_SIGNATURE, refused.refusal());
    assertEquals(0, hub.connections().size());
    assertEquals(1, counters.refusedByCode().get("token-signature"));
  }

  /*
   * The room of such a user cannot be named. That showed only after the client was in the hub,
   * where it stayed for ever.
   */
  @Test
  void subjectThatIsNoRoomIsRefusedWithoutATrace() {
    Refused refused =
        assertThrows(Refused.class, () -> connect("ann smith", Optional.empty()));

    assertEquals(Refusal.TOKEN_SUBJECT, refused.refusal());
    assertEquals(0, hub.connections().size());
    assertEquals(0, hub.roomCount());
    assertEquals(0, gateway.users().count());
  }

  @Test
  void fullNodeRefuses() throws Refused {
    connect("1", "ann", Optional.empty(), client);
    connect("2", "bob", Optional.empty(), client);

    Refused refused =
        assertThrows(Refused.class, () -> connect("3", "eve", Optional.empty(), client));
    assertEquals(Refusal.NODE_FULL, refused.refusal());
    assertEquals(2, hub.connections().size());
  }

  @Test
  void clientThatLeftIsForgotten() throws Refused {
    Gateway.Member member = connect();

    member.left(Closing.CLIENT_LEFT);
    member.left(Closing.TRANSPORT_LOST);

    assertEquals(0, hub.connections().size());
    assertEquals(0, hub.roomCount());
    assertEquals(0, gateway.users().count());
    assertEquals(1, counters.closedByCode().get("client-left"));
    assertEquals(0, counters.closedByCode().get("transport-lost"));
  }

  @Test
  void subscribedRoomIsJoined() throws Refused {
    Reply reply = connect().handle(subscribe("project:1"));

    assertEquals("{\"ok\":true,\"room\":\"project:1\"}", reply.json().toString());
    assertEquals(1, hub.members(new Room("project:1")));
  }

  @Test
  void roomAlreadyJoinedIsGrantedAgain() throws Refused {
    Gateway.Member member = connect();
    member.handle(subscribe("project:1"));

    assertEquals("granted", code(member.handle(subscribe("project:1"))));
    assertEquals(1, hub.members(new Room("project:1")));
  }

  @Test
  void lastSeenEventIsNotKeptHere() throws Refused {
    Reply reply = connect().handle(new Command.Subscribe("project:1", "e-7"));

    assertEquals(
        "{\"ok\":true,\"room\":\"project:1\",\"recovered\":false,\"reason\":\"not-kept\"}",
        reply.json().toString());
  }

  @Test
  void forbiddenRoomIsRefused() throws Refused {
    forbidden.add(new Room("project:2"));

    assertEquals("not-allowed", code(connect().handle(subscribe("project:2"))));
    assertEquals(0, hub.members(new Room("project:2")));
    assertEquals(1, counters.refusedByCode().get("not-allowed"));
  }

  @Test
  void ownRoomsNeedNoPolicy() throws Refused {
    policyBroken = true;
    Gateway.Member member = connect();

    assertEquals("granted", code(member.handle(subscribe("global"))));
    assertEquals("granted", code(member.handle(subscribe("user:ann"))));
  }

  @Test
  void policyThatFailsIsOurFault() throws Refused {
    policyBroken = true;

    Reply reply = connect().handle(subscribe("project:1"));

    assertEquals("internal", code(reply));
    assertTrue(reply.json().path("error").path("retryable").booleanValue());
    assertEquals(0, hub.members(new Room("project:1")));
  }

  @Test
  void nameThatIsNoRoomIsABadRequest() throws Refused {
    Gateway.Member member = connect();

    assertEquals("bad-request", code(member.handle(subscribe("Project 1"))));
    assertEquals("bad-request", code(member.handle(new Command.Unsubscribe(""))));
  }

  @Test
  void roomsOfOneConnectionAreLimited() throws Refused {
    Gateway.Member member = connect(); // is in two rooms of four
    member.handle(subscribe("project:1"));
    member.handle(subscribe("project:2"));

    assertEquals("too-many-rooms", code(member.handle(subscribe("project:3"))));
    assertEquals("granted", code(member.handle(subscribe("project:2"))));
  }

  @Test
  void leftRoomIsLeftOnce() throws Refused {
    Gateway.Member member = connect();
    member.handle(subscribe("project:1"));

    assertEquals("granted", code(member.handle(new Command.Unsubscribe("project:1"))));
    assertEquals("not-joined", code(member.handle(new Command.Unsubscribe("project:1"))));
    assertEquals(0, hub.members(new Room("project:1")));
  }

  @Test
  void pingTellsTheTimeAndGivesBackTheData() throws Refused {
    Gateway.Member member = connect();

    assertEquals(
        "{\"ok\":true,\"time\":\"2026-03-01T12:00:00Z\",\"data\":\"x\"}",
        member.handle(new Command.Ping(TextNode.valueOf("x"))).json().toString());
    assertEquals(
        "{\"ok\":true,\"time\":\"2026-03-01T12:00:00Z\"}",
        member.handle(new Command.Ping(MissingNode.getInstance())).json().toString());
  }

  @Test
  void whoAsksTooFastIsToldWhenToAskAgain() throws Refused {
    Gateway.Member member = connect(); // 5 at once, then 10 a second
    for (int i = 0; i < 5; i++) {
      assertEquals("not-joined", code(member.handle(new Command.Unsubscribe("project:1"))));
    }

    Reply refused = member.handle(subscribe("project:1"));
    assertEquals("too-fast", code(refused));
    assertEquals(100, refused.json().path("error").path("retry_after_ms").intValue());
    assertTrue(refused.json().path("error").path("retryable").booleanValue());

    time.pass(Duration.ofMillis(100));
    assertEquals("granted", code(member.handle(subscribe("project:1"))));
  }

  @Test
  void connectionsOfOneUserShareTheAllowance() throws Refused {
    Gateway.Member first = connect("1", "ann", Optional.empty(), client);
    Gateway.Member second = connect("2", "ann", Optional.empty(), client);
    for (int i = 0; i < 5; i++) {
      first.handle(subscribe("global"));
    }

    assertEquals("too-fast", code(second.handle(subscribe("global"))));
  }

  @Test
  void whatCannotBeReadIsAnsweredAndCounted() throws Refused {
    Reply reply =
        connect().handle(new Command.Unreadable(Refusal.UNKNOWN_COMMAND, "No such command."));

    assertEquals(
        "{\"ok\":false,\"error\":{\"code\":\"unknown-command\",\"message\":\"No such command.\","
            + "\"retryable\":false}}",
        reply.json().toString());
    assertEquals(1, counters.refusedByCode().get("unknown-command"));
  }

  @Test
  void tokenEndIsAnnouncedAndThenKept() throws Refused {
    connect("ann", Optional.of(NOW.plusSeconds(60))); // announced 30 s before

    time.pass(Duration.ofMillis(29_990));
    assertEquals(1, client.lines().size());
    time.pass(Duration.ofMillis(20));
    assertEquals("token-expiring retryable", client.lines().get(1));
    assertEquals(List.of(), client.closings());
    time.pass(Duration.ofSeconds(60)); // the clock that the end is computed by stands still
    assertEquals(List.of(Closing.TOKEN_EXPIRED), client.closings());
  }

  @Test
  void newTokenKeepsTheConnection() throws Refused {
    Gateway.Member member = connect("ann", Optional.of(NOW.plusSeconds(60)));
    tokens.put(
        "newer",
        new Identity("ann", "ann", Set.of(), Map.of(), Optional.of(NOW.plusSeconds(3600))));

    Reply reply = member.handle(new Command.Refresh("newer"));
    time.pass(Duration.ofSeconds(100));

    assertEquals(
        "{\"ok\":true,\"expires_at\":\"2026-03-01T13:00:00Z\",\"left\":[]}",
        reply.json().toString());
    assertEquals(1, client.lines().size());
    assertEquals(List.of(), client.closings());
  }

  @Test
  void tokenWithoutEndIsNeverAnnounced() throws Refused {
    Gateway.Member member = connect("ann", Optional.of(NOW.plusSeconds(60)));
    tokens.put("newer", new Identity("ann", "ann", Set.of(), Map.of(), Optional.empty()));

    assertEquals(
        "{\"ok\":true,\"left\":[]}",
        member.handle(new Command.Refresh("newer")).json().toString());
    time.pass(Duration.ofSeconds(100));
    assertEquals(1, client.lines().size());
  }

  @Test
  void roomsThatTheNewTokenDoesNotOpenAreLeft() throws Refused {
    Gateway.Member member = connect();
    member.handle(subscribe("project:1"));
    member.handle(subscribe("project:2"));
    forbidden.add(new Room("project:1"));

    Reply reply = member.handle(new Command.Refresh("token of ann"));

    assertEquals("{\"ok\":true,\"left\":[\"project:1\"]}", reply.json().toString());
    assertEquals(0, hub.members(new Room("project:1")));
    assertEquals(1, hub.members(new Room("project:2")));
  }

  @Test
  void tokenOfAnotherUserChangesNothing() throws Refused {
    Gateway.Member member = connect();
    connect("2", "bob", Optional.empty(), new FakeClient());

    assertEquals("token-other-user", code(member.handle(new Command.Refresh("token of bob"))));
    assertEquals("token-signature", code(member.handle(new Command.Refresh("forged"))));
    assertEquals(1, hub.members(Room.user("ann")));
    assertEquals(List.of(), client.closings());
  }

  @Test
  void tokenThatEndsBeyondAllTimersIsTaken() throws Refused {
    connect("ann", Optional.of(Instant.parse("9999-12-31T00:00:00Z")));

    time.pass(Duration.ofSeconds(60));

    assertEquals(1, client.lines().size());
    assertEquals(List.of(), client.closings());
  }

  @Test
  void clientThatLeftIsNotTimedAnyLonger() throws Refused {
    connect("ann", Optional.of(NOW.plusSeconds(60))).left(Closing.CLIENT_LEFT);

    time.pass(Duration.ofSeconds(120));

    assertEquals(1, client.lines().size());
    assertEquals(List.of(), client.closings());
  }
}
