package dev.roomcast.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.roomcast.api.Identity;
import dev.roomcast.api.Room;
import dev.roomcast.protocol.Message;
import dev.roomcast.protocol.Push;
import dev.roomcast.protocol.Reply;
import dev.roomcast.wire.Frame;
import dev.roomcast.wire.Frames;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecoveryTest {
  private static final Room ROOM = new Room("project:1");

  private final Hub hub = new Hub(new HubCounters());
  private final FakeBroker broker = new FakeBroker();
  private final Recovery recovery = new Recovery(hub, broker, 1_000);
  private final FakeClient client = new FakeClient();
  private final Connection connection =
      new Connection(
          "c-1",
          client,
          new Identity("ann", "ann", Set.of(), Map.of(), Optional.empty()),
          Instant.EPOCH);

  RecoveryTest() {
    hub.connect(connection);
    connection.gate().release(List.of());
  }

  private static Message message(String id) {
    return new Message(id, "t", List.of(ROOM), Instant.EPOCH, new byte[] {'1'});
  }

  private void deliver(String id) {
    hub.deliver(List.of(message(id)), () -> {});
  }

  private static Replay.Complete replayOf(String... ids) {
    return new Replay.Complete(
        List.of(ids).stream().map(id -> new Push.Event(ROOM, message(id))).toList());
  }

  /* As a protocol session does it: first the reply, then what follows. */
  private void subscribe(String since) {
    Reply reply = recovery.join(connection, ROOM, since);
    client.send(Frames.of(Frame.text(reply.json().toString())));
    reply.afterwards().run();
  }

  private List<String> lines() {
    return client.lines();
  }

  @Test
  void whatTheClientGetsByItsOtherRoomsIsNotMissed() {
    Room live = new Room("project:2");
    Room recovered = new Room("project:3");
    deliver("m1");
    recovery.join(connection, live);
    broker.replay = replayOf("m0");
    recovery.join(connection, recovered, "m0");

    recovery.join(connection, ROOM, "m0");

    Missed asked = broker.asked.get(broker.asked.size() - 1);
    assertEquals(Map.of(live, "m1", recovered, "m0"), asked.otherwise());
  }

  @Test
  void missedEventsFollowTheReplyAndComeBeforeLiveOnes() {
    broker.replay = replayOf("m1", "m2");

    Reply reply = recovery.join(connection, ROOM, "m0");
    deliver("m3");
    assertEquals(List.of(), lines());
    client.send(Frames.of(Frame.text(reply.json().toString())));
    reply.afterwards().run();
    deliver("m4");

    assertEquals("{\"ok\":true,\"room\":\"project:1\",\"recovered\":true}", lines().get(0));
    assertEquals(
        List.of("m1", "m2", "m3", "m4"),
        lines().subList(1, 5).stream().map(line -> line.split(" ")[0]).toList());
  }

  @Test
  void logIsAskedForWhatCameBeforeTheClientBecameAMember() {
    deliver("m1");
    deliver("m2");

    subscribe("m1");

    assertEquals(
        List.of(new Missed("m1", Map.of(ROOM, Missed.BEFORE), 2, 10_000, 1_000)), broker.asked);
  }

  @Test
  void whoIsInTheRoomGetsWhatCameBeforeThat() {
    deliver("m1");
    hub.join(connection, ROOM);
    deliver("m2");

    subscribe("m0");

    assertEquals(1, broker.asked.get(0).upTo());
  }

  @Test
  void gapIsToldWithItsReasonAndLiveEventsFollow() {
    broker.replay = new Replay.Incomplete(Replay.Gap.TOO_MANY);

    subscribe("m0");
    deliver("m9");

    assertEquals(
        "{\"ok\":true,\"room\":\"project:1\",\"recovered\":false,\"reason\":\"too-many\"}",
        lines().get(0));
    assertEquals(2, lines().size());
  }

  @Test
  void clientGoesOnWhenTheLogFails() {
    broker.replay = null; // not an answer: the log has a fault

    assertThrows(RuntimeException.class, () -> subscribe("m0"));
    deliver("m9");

    assertEquals(1, lines().size());
  }
}
