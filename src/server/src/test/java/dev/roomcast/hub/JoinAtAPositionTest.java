package dev.roomcast.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.roomcast.api.Identity;
import dev.roomcast.api.Room;
import dev.roomcast.protocol.Message;
import dev.roomcast.wire.Closing;
import dev.roomcast.wire.Frame;
import dev.roomcast.wire.Frames;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What recovery rests on: a client that is held, joins, is told what it missed, and goes on live. */
class JoinAtAPositionTest {
  private static final Room A = new Room("project:a");

  private final Hub hub = new Hub(new HubCounters());
  private final FakeClient client = new FakeClient();
  private final Connection connection =
      new Connection(
          "c",
          client,
          new Identity("u", "u", Set.of(), Map.of(), Optional.empty()),
          Instant.EPOCH);

  JoinAtAPositionTest() {
    hub.connect(connection);
    FakeClient.establish(connection);
  }

  private void deliver(String id) {
    Message message = new Message(id, "t", List.of(A), Instant.EPOCH, new byte[] {'1'});
    hub.deliver(List.of(message), () -> {});
  }

  private List<String> afterTheGreeting() {
    return client.lines().subList(1, client.lines().size());
  }

  private static Frames text(String text) {
    return Frames.of(Frame.text(text));
  }

  @Test
  void firstPositionHasNoMessage() {
    assertEquals(Optional.of(new LogPosition(0, "")), hub.join(connection, A));
  }

  @Test
  void positionIsTheLastMessageThatWasHandedOnToWhateverRoom() {
    deliver("m1");
    deliver("m2");

    assertEquals(Optional.of(new LogPosition(2, "m2")), hub.join(connection, A));
  }

  @Test
  void whoIsInTheRoomAlreadyJoinsNowhere() {
    hub.join(connection, A);

    assertEquals(Optional.empty(), hub.join(connection, A));
  }

  @Test
  void whatWasMissedComesBeforeWhatComesMeanwhile() {
    deliver("m1");
    connection.gate().hold();
    LogPosition position = hub.join(connection, A).orElseThrow();
    deliver("m2");
    connection.gate().send(text("a reply"));
    assertEquals(List.of(), afterTheGreeting());

    connection.gate().release(List.of(text("all up to " + position.messageId())));
    deliver("m3");

    assertEquals(
        List.of("all up to m1", "m2 t by project:a", "a reply", "m3 t by project:a"),
        afterTheGreeting());
  }

  @Test
  void whatIsOnItsWayByAnOlderMembershipIsDroppedWhileHeld() {
    hub.join(connection, A);
    Membership older = connection.memberships().get(0);
    hub.leave(connection, A);
    connection.gate().hold();
    hub.join(connection, A);

    connection.gate().send(older, text("late"));
    connection.gate().release(List.of());
    connection.gate().send(text("next"));

    assertEquals(List.of("next"), afterTheGreeting());
  }

  @Test
  void clientForWhomTooMuchIsHeldIsClosedAsTooSlow() {
    connection.gate().hold();
    Frames half = Frames.of(Frame.binary(new byte[Gate.MAX_HELD_BYTES / 2]));
    connection.gate().send(half);
    connection.gate().send(half);
    assertEquals(List.of(), client.closings());

    connection.gate().send(text("x"));

    assertEquals(List.of(Closing.TOO_SLOW), client.closings());
  }
}
