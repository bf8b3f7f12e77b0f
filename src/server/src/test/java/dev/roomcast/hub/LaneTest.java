package dev.roomcast.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.api.Identity;
import dev.roomcast.api.Room;
import dev.roomcast.protocol.Message;
import dev.roomcast.protocol.Push;
import dev.roomcast.wire.Closing;
import dev.roomcast.wire.Frame;
import dev.roomcast.wire.Frames;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LaneTest {
  private static final Room A = new Room("project:a");
  private static final Room B = new Room("project:b");
  private static final Room C = new Room("project:c");
  private static final int MANY = 65; // members, more than the tail's thread serves by itself
  private static final int BIG = 600; // members, more than two slices

  private final Deque<Runnable> tasks = new ArrayDeque<>(); // run by hand
  private final HubCounters counters = new HubCounters();
  private final Hub oneLane = new Hub(counters, 1, tasks::addLast);
  private final List<String> order = new ArrayList<>(); // "client message", as they came
  private Consumer<String> whenSent = line -> {};
  private int delivered;

  private Connection connect(Hub hub, String id, FakeClient client) {
    Identity identity = new Identity(id, id, Set.of(), Map.of(), Optional.empty());
    Connection connection = new Connection(id, client, identity, Instant.EPOCH);
    hub.connect(connection);
    FakeClient.establish(connection);
    return connection;
  }

  /* Has a codec of its own, which is asked by the lane right before the client is sent something. */
  private Connection member(String id, Room... rooms) {
    FakeClient client = new FakeClient(push -> {
      if (push instanceof Push.Event event) {
        String line = id + " " + event.message().id() + " by " + event.room().id();
        order.add(line);
        whenSent.accept(line);
      }
      return Frames.of(Frame.text("x"));
    });
    Connection connection = connect(oneLane, id, client);
    Arrays.stream(rooms).forEach(room -> oneLane.join(connection, room));
    return connection;
  }

  private List<Connection> members(int count, Room... rooms) {
    return IntStream.range(0, count).mapToObj(i -> member("c" + i, rooms)).toList();
  }

  private void deliver(Hub hub, Message... messages) {
    hub.deliver(List.of(messages), () -> delivered++);
  }

  private void runAll() {
    while (!tasks.isEmpty()) {
      tasks.removeFirst().run();
    }
  }

  private static Message message(String id, Room... rooms) {
    return new Message(id, "t", List.of(rooms), Instant.EPOCH, new byte[] {'1'});
  }

  private static List<FakeClient> crowd(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new FakeClient())
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private List<FakeClient> crowdIn(Hub hub, int count, Room room) {
    List<FakeClient> crowd = crowd(count);
    crowd.forEach(client ->
        hub.join(connect(hub, "crowd" + System.identityHashCode(client), client), room));
    return crowd;
  }

  @Test
  void largeRoomIsServedByAllLanes() {
    Hub hub = new Hub(counters, 4, tasks::addLast);
    List<FakeClient> crowd = crowdIn(hub, 100, A);

    deliver(hub, message("m1", A));

    assertEquals(4, tasks.size());
    tasks.removeFirst().run();
    assertEquals(25, crowd.stream().filter(client -> client.frames().size() == 2).count());
    runAll();
    assertEquals(100, crowd.stream().filter(client -> client.frames().size() == 2).count());
    assertEquals(100, counters.deliveredTotal());
    assertEquals(Map.of("t", 1L), counters.eventsByType());
  }

  @Test
  void lanesOfThoseWhoLeaveAreFilledAgain() {
    Hub hub = new Hub(counters, 2, tasks::addLast);
    Connection first = connect(hub, "1", new FakeClient());
    Connection second = connect(hub, "2", new FakeClient());
    hub.disconnect(second, Closing.CLIENT_LEFT);

    Connection third = connect(hub, "3", new FakeClient());

    assertEquals(second.lane(), third.lane());
    assertTrue(first.lane() != third.lane());
  }

  @Test
  void fewMembersAreServedOnTheLogsThread() {
    FakeClient client = new FakeClient();
    oneLane.join(connect(oneLane, "c", client), A);

    deliver(oneLane, message("m1", A), message("m2", A));

    assertEquals(0, tasks.size());
    assertEquals(
        List.of("m1 t by project:a", "m2 t by project:a"), client.lines().subList(1, 3));
  }

  @Test
  void laneThatRunsIsNotStartedAgain() {
    crowdIn(oneLane, MANY, A);

    deliver(oneLane, message("m1", A));
    deliver(oneLane, message("m2", A));

    assertEquals(1, tasks.size());
  }

  @Test
  void whatWaitsForARoomReachesItsMembersTogether() {
    List<FakeClient> crowd = crowdIn(oneLane, MANY, A);

    deliver(oneLane, message("m1", A));
    deliver(oneLane, message("m2", A), message("b", B));
    deliver(oneLane, message("m3", A));
    runAll();

    for (FakeClient client : crowd) {
      assertEquals(List.of(1, 3), client.groups()); // the greeting, and then all three
      assertEquals("m3 t by project:a", client.lines().get(3));
    }
    assertEquals(3 * MANY, counters.deliveredTotal());
  }

  @Test
  void whatWaitsComesInGroupsThatAWireTakesAtOnce() {
    List<FakeClient> crowd = crowdIn(oneLane, MANY, A);
    Message large = new Message("m", "t", List.of(A), Instant.EPOCH, new byte[30 * 1024]);

    deliver(oneLane, large, large, large, large);
    runAll();

    assertEquals(List.of(1, 2, 2), crowd.get(0).groups());
  }

  @Test
  void messagesAreDeliveredWhenEveryLaneHasServedThem() {
    Hub hub = new Hub(counters, 2, tasks::addLast);
    crowdIn(hub, MANY, A);

    deliver(hub, message("m1", A), message("m2", A));
    tasks.removeFirst().run();
    assertEquals(0, delivered);
    runAll();

    assertEquals(1, delivered);
  }

  @Test
  void messageThatNobodyIsThereForIsDeliveredAtOnce() {
    deliver(oneLane, message("m1", A));

    assertEquals(1, delivered);
    assertEquals(0, tasks.size());
  }

  @Test
  void laneRunsOnTheLogsThreadWhenThereIsNoOther() {
    Hub hub = new Hub(counters, 1, task -> {
      throw new RejectedExecutionException("on purpose");
    });
    List<FakeClient> crowd = crowdIn(hub, MANY, A);

    deliver(hub, message("m1", A));
    deliver(hub, message("m2", A));

    assertEquals(3, crowd.get(MANY - 1).lines().size());
    assertEquals(2, delivered);
  }

  @Test
  void clientThatFailsDoesNotKeepTheOthersFromTheirEvents() {
    List<FakeClient> crowd = crowdIn(oneLane, MANY, A);
    crowd.get(7).fail();

    deliver(oneLane, message("m1", A));
    runAll();
    deliver(oneLane, message("m2", A));
    runAll();

    crowd.remove(7);
    crowd.forEach(client -> assertEquals(3, client.lines().size()));
    assertEquals(2, delivered);
  }

  @Test
  void eventThatCannotBeEncodedDoesNotTakeOthersWithIt() {
    members(MANY, A);
    whenSent = line -> {
      if (line.equals("c7 m2 by a")) {
        throw new NoClassDefFoundError("on purpose");
      }
    };

    deliver(oneLane, message("m1", A), message("m2", A), message("m3", A));
    runAll();

    assertEquals(List.of("m1 by a", "m2 by a", "m3 by a"), of("c8"));
    assertEquals(List.of("m1 by a", "m2 by a", "m3 by a"), of("c7"));
    assertEquals(3 * MANY - 1, counters.deliveredTotal());
    assertEquals(1, delivered);
  }

  @Test
  void smallRoomHasItsTurnBetweenTheSlicesOfABigOne() {
    members(BIG, A);
    member("small", B);

    deliver(oneLane, message("m1", A), message("m2", B));
    runAll();

    assertEquals(256, order.indexOf("small m2 by b"));
    assertEquals(BIG + 1, order.size());
  }

  @Test
  void messageToSeveralRoomsKeepsItsPlaceInEachOfThem() {
    members(MANY, A);
    member("both", A, B);
    member("b", B);

    deliver(
        oneLane,
        message("m1", A),
        message("m2", A, B),
        message("m3", B),
        message("m4", B, A),
        message("m5", A));
    runAll();

    assertEquals(
        List.of("m1 by a", "m2 by a", "m3 by b", "m4 by b", "m5 by a"), of("both"));
    assertEquals(List.of("m2 by b", "m3 by b", "m4 by b"), of("b"));
    assertEquals(List.of("m1 by a", "m2 by a", "m4 by a", "m5 by a"), of("c0"));
  }

  private List<String> of(String client) {
    return order.stream()
        .filter(line -> line.startsWith(client + " "))
        .map(line -> line.substring(client.length() + 1))
        .toList();
  }

  @Test
  void whatWaitsInSeveralRoomsReachesAMemberOfThemTogether() {
    List<FakeClient> inA = crowdIn(oneLane, MANY, A);
    FakeClient both = new FakeClient();
    Connection connection = connect(oneLane, "both", both);
    oneLane.join(connection, A);
    oneLane.join(connection, B);

    deliver(oneLane, message("m1", A, B), message("m2", A, B), message("m3", B, A));
    runAll();

    assertEquals(List.of(1, 3), both.groups());
    assertEquals(
        List.of("m1 t by project:a", "m2 t by project:a", "m3 t by project:b"),
        both.lines().subList(1, 4));
    assertEquals(List.of(1, 3), inA.get(0).groups());
  }

  @Test
  void memberOfSeveralBigRoomsGetsEachMessageOnce() {
    Room d = new Room("project:d");
    members(BIG, A, B, C, d);

    deliver(oneLane, message("m1", A, B), message("m2", C, d), message("m3", C));
    runAll();

    assertEquals(3 * BIG, order.size());
    assertEquals(3 * BIG, order.stream().distinct().count());
    assertEquals(3 * BIG, counters.deliveredTotal());
  }

  /* The id of the last event is where a client goes on later: none before it may be missing. */
  @Test
  void memberOfABigAndASmallRoomGetsTheOlderEventFirst() {
    members(BIG, A);
    member("both", A, B);
    member("small", B);

    deliver(oneLane, message("m1", A), message("m2", B));
    runAll();

    assertEquals(
        List.of("both m1 by a", "both m2 by b", "small m2 by b"), order.subList(256, 259));
    assertEquals(BIG + 3, order.size());
  }

  @Test
  void messageThatNamesARoomTwiceComesOnce() {
    member("c", A);

    deliver(oneLane, message("m1", A, A), message("m2", A));

    assertEquals(List.of("m1 by a", "m2 by a"), of("c"));
  }

  @Test
  void whoStaysIsMetOnceWhileOthersLeaveAndJoin() {
    List<Connection> all = members(BIG, A);
    List<Connection> leaving = all.subList(100, 400);
    whenSent = line -> {
      if (line.equals("c50 m1 by a")) {
        leaving.forEach(connection -> oneLane.leave(connection, A));
        for (int i = 0; i < 500; i++) {
          member("late" + i, A);
        }
        leaving.subList(0, 100).forEach(connection -> oneLane.join(connection, A));
      }
    };

    deliver(oneLane, message("m1", A));
    runAll();
    assertEquals(BIG - 300, order.size());
    assertEquals(BIG - 300, order.stream().distinct().count());

    deliver(oneLane, message("m2", A));
    runAll();
    int now = BIG - 300 + 500 + 100;
    assertEquals(now, oneLane.members(A));
    assertEquals(BIG - 300 + now, order.stream().distinct().count());
    assertEquals(BIG - 300 + now, order.size());
  }

  @Test
  void whoJoinsWhileMessagesWaitGetsOnlyThoseAfterItsPosition() {
    members(MANY, A);

    deliver(oneLane, message("m1", A));
    Optional<LogPosition> position =
        oneLane.join(connect(oneLane, "late", late), A);
    deliver(oneLane, message("m2", A), message("m3", A));
    runAll();

    assertEquals("m1", position.orElseThrow().messageId());
    assertEquals(
        List.of("m2 t by project:a", "m3 t by project:a"), late.lines().subList(1, 3));
    assertEquals(3, late.lines().size());
    assertEquals(3 * MANY + 2, counters.deliveredTotal());
  }

  private final FakeClient late = new FakeClient();

  /* Each message by the first room that it was in by then, and in the order of both. */
  @Test
  void whoJoinsTheFirstOfTwoRoomsWhileMessagesWaitGetsThemInOrder() {
    members(MANY, A);
    Connection connection = connect(oneLane, "late", late);
    oneLane.join(connection, B);

    deliver(oneLane, message("m1", A, B), message("m2", A, B));
    oneLane.join(connection, A);
    deliver(oneLane, message("m3", A, B));
    runAll();

    assertEquals(
        List.of("m1 t by project:b", "m2 t by project:b", "m3 t by project:a"),
        late.lines().subList(1, 4));
    assertEquals(4, late.lines().size());
  }

  @Test
  void whoLeavesWhileMessagesWaitGetsNoneOfThem() {
    List<Connection> all = members(MANY, A);

    deliver(oneLane, message("m1", A));
    oneLane.leave(all.get(3), A);
    runAll();

    assertEquals(MANY - 1, order.size());
    assertEquals(List.of(), of("c3"));
  }

  @Test
  void roomThatIsEmptiedAndFilledAgainWhileMessagesWaitDeliversOnlyNewOnes() {
    members(MANY, A);
    Connection alone = member("alone", B);

    deliver(oneLane, message("m1", A), message("m2", B));
    oneLane.leave(alone, B);
    oneLane.join(alone, B);
    deliver(oneLane, message("m3", B));
    runAll();

    assertEquals(List.of("m3 by b"), of("alone"));
  }
}
