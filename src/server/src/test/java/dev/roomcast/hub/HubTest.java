package dev.roomcast.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.api.Identity;
import dev.roomcast.api.Room;
import dev.roomcast.protocol.Message;
import dev.roomcast.protocol.Push;
import dev.roomcast.wire.Closing;
import dev.roomcast.wire.Frame;
import dev.roomcast.wire.Frames;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HubTest {
  private static final Room A = new Room("project:a");
  private static final Room B = new Room("project:b");

  private final HubCounters counters = new HubCounters();
  private final Hub hub = new Hub(counters);

  private Connection connect(String id, FakeClient client) {
    Identity identity = new Identity(id, id, Set.of(), Map.of(), Optional.empty());
    Connection connection = new Connection(id, client, identity, Instant.EPOCH);
    hub.connect(connection);
    FakeClient.establish(connection);
    return connection;
  }

  private static Message message(String id, Room... rooms) {
    return new Message(id, "order.shipped", List.of(rooms), Instant.EPOCH, new byte[] {'1'});
  }

  private void deliver(Message... messages) {
    hub.deliver(List.of(messages), () -> {});
  }

  @Test
  void eventReachesTheMembersOfItsRoomOnly() {
    FakeClient inside = new FakeClient();
    FakeClient outside = new FakeClient();
    hub.join(connect("inside", inside), A);
    hub.join(connect("outside", outside), B);

    deliver(message("m1", A));

    assertEquals(
        List.of("established inside in []", "m1 order.shipped by project:a"), inside.lines());
    assertEquals(List.of("established outside in []"), outside.lines());
    assertEquals(1, counters.deliveredTotal());
    assertEquals(Map.of("order.shipped", 1L), counters.eventsByType());
  }

  @Test
  void memberOfSeveralRoomsGetsAnEventOnceByTheFirst() {
    FakeClient client = new FakeClient();
    Connection connection = connect("c", client);
    hub.join(connection, A);
    hub.join(connection, B);

    deliver(message("m1", B, A), message("m2", A, B));

    assertEquals(
        List.of("m1 order.shipped by project:b", "m2 order.shipped by project:a"),
        client.lines().subList(1, 3));
    assertEquals(3, client.lines().size());
  }

  /*
   * Whether it was in an earlier room was asked when the later one had its turn: a client that
   * joined the earlier room meanwhile got the event by neither, one that left it by both.
   */
  @Test
  void joiningOrLeavingAnEarlierRoomDuringTheDeliveryChangesNothing() {
    FakeClient joining = new FakeClient();
    FakeClient leaving = new FakeClient();
    Connection joiner = connect("joiner", joining);
    Connection leaver = connect("leaver", leaving);
    hub.join(leaver, A);
    hub.join(leaver, B);
    hub.join(joiner, B);
    // Stands between the two rooms in order: while it is written to, the others move.
    Connection witness =
        connect(
            "witness",
            new FakeClient(
                push -> {
                  if (push instanceof Push.Event) {
                    hub.join(joiner, A);
                    hub.leave(leaver, A);
                  }
                  return Frames.of(Frame.text("x"));
                }));
    Room between = new Room("project:between");
    hub.join(witness, between);

    deliver(message("m1", A, between, B));

    assertEquals(List.of("m1 order.shipped by project:b"), joining.lines().subList(1, 2));
    assertEquals(List.of("m1 order.shipped by project:a"), leaving.lines().subList(1, 2));
    assertEquals(2, joining.lines().size());
    assertEquals(2, leaving.lines().size());
  }

  @Test
  void recipientsOfOneProtocolShareTheBytes() {
    FakeClient first = new FakeClient();
    FakeClient second = new FakeClient();
    FakeClient other = new FakeClient(push -> FakeClient.CODEC.encode(push));
    hub.join(connect("1", first), A);
    hub.join(connect("2", second), A);
    hub.join(connect("3", other), A);

    deliver(message("m1", A));

    assertSame(first.frames().get(1), second.frames().get(1));
    assertEquals(first.frames().get(1), other.frames().get(1));
  }

  @Test
  void disconnectedClientIsInNoRoomAndCannotJoinAgain() {
    FakeClient client = new FakeClient();
    Connection connection = connect("c", client);
    hub.join(connection, A);

    assertTrue(hub.disconnect(connection, Closing.CLIENT_LEFT));
    assertFalse(hub.join(connection, A).isPresent());
    deliver(message("m1", A));

    assertEquals(1, client.lines().size());
    assertEquals(0, hub.roomCount());
    assertEquals(0, hub.connections().size());
  }

  @Test
  void onlyTheFirstDisconnectCounts() {
    Connection connection = connect("c", new FakeClient());

    assertTrue(hub.disconnect(connection, Closing.TOO_SLOW));
    assertFalse(hub.disconnect(connection, Closing.CLIENT_LEFT));

    assertEquals(1, counters.closedByCode().get("too-slow"));
    assertEquals(0, counters.closedByCode().get("client-left"));
    assertEquals(1, counters.connectedTotal());
  }

  @Test
  void ofTwoWithTheSameIdTheLaterOneStays() {
    FakeClient first = new FakeClient();
    FakeClient second = new FakeClient();
    Connection before = connect("c", first);
    hub.join(before, A);
    Connection after = connect("c", second);

    assertEquals(List.of(Closing.TRANSPORT_LOST), first.closings());
    assertTrue(hub.disconnect(before, Closing.TRANSPORT_LOST));
    assertEquals(0, hub.members(A));
    assertSame(after, hub.find("c").orElseThrow());
    assertEquals(List.of(), second.closings());
  }

  @Test
  void roomIsGoneWithItsLastMember() {
    Connection first = connect("1", new FakeClient());
    Connection second = connect("2", new FakeClient());
    assertTrue(hub.join(first, A).isPresent());
    assertFalse(hub.join(first, A).isPresent());
    hub.join(second, A);
    assertEquals(2, hub.members(A));

    assertTrue(hub.leave(first, A));
    assertFalse(hub.leave(first, A));
    assertEquals(List.of(A), hub.rooms());
    hub.leave(second, A);
    assertEquals(List.of(), hub.rooms());
    assertEquals(0, hub.members(A));
  }

  @Test
  void closingAllReachesEverybody() {
    FakeClient first = new FakeClient();
    FakeClient second = new FakeClient();
    connect("1", first);
    connect("2", second);

    hub.closeAll(Closing.SHUTTING_DOWN);

    assertEquals(List.of(Closing.SHUTTING_DOWN), first.closings());
    assertEquals(List.of(Closing.SHUTTING_DOWN), second.closings());
  }

  @Test
  void typesBeyondTheLimitAreCountedTogether() {
    for (int i = 0; i < HubCounters.MAX_TYPES + 5; i++) {
      counters.event("type" + i);
    }

    assertEquals(HubCounters.MAX_TYPES + 1, counters.eventsByType().size());
    assertEquals(5, counters.eventsByType().get(HubCounters.OTHER_TYPES));
  }
}
