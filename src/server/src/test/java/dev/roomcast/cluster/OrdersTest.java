package dev.roomcast.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.api.Headcount;
import dev.roomcast.api.Room;
import dev.roomcast.hub.FakeClient;
import dev.roomcast.protocol.Refused;
import dev.roomcast.stats.NodeStats;
import dev.roomcast.wire.Closing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one node wants done to the clients of others. */
class OrdersTest extends SeveralNodes {
  private static final Room P1 = new Room("project:1");

  private FakeNode n1;
  private FakeNode n2;
  private FakeNode n3;

  @BeforeEach
  void threeNodesThatKnowOneAnother() {
    n1 = start("n1");
    n2 = start("n2");
    n3 = start("n3");
    passSeconds(3);
  }

  private static CompletableFuture<Outcome> order(FakeNode by, Action action) {
    return by.cluster.order(action).toCompletableFuture();
  }

  @Test
  void connectionIsEndedOnWhateverNodeItIs() {
    FakeClient client = n2.connect("b", "bob");
    pass(Cluster.TICK);

    CompletableFuture<Outcome> outcome = order(n1, new Action.Disconnect("b", false));

    assertEquals(new Outcome(1, List.of()), outcome.join());
    assertEquals(List.of(Closing.DISCONNECTED), client.closings());
  }

  @Test
  void connectionThatNoNodeHasConcernsNone() {
    assertEquals(
        new Outcome(0, List.of()), order(n1, new Action.Disconnect("nobody", false)).join());
  }

  @Test
  void connectionThatCameAMomentAgoIsFoundToo() {
    FakeClient client = n3.connect("c", "cid");

    assertEquals(
        new Outcome(1, List.of()), order(n1, new Action.Disconnect("c", true)).join());
    assertEquals(List.of(Closing.RECONNECT), client.closings());
  }

  @Test
  void userIsDisconnectedOnAllNodes() {
    FakeClient here = n1.connect("a", "ann");
    FakeClient there = n2.connect("b", "ann");
    FakeClient other = n2.connect("c", "cid");

    CompletableFuture<Outcome> outcome = order(n1, new Action.DisconnectUser("ann", false));

    assertEquals(new Outcome(2, List.of()), outcome.join());
    assertEquals(List.of(Closing.DISCONNECTED), here.closings());
    assertEquals(List.of(Closing.DISCONNECTED), there.closings());
    assertEquals(List.of(), other.closings());
  }

  @Test
  void expelledUserLeavesTheRoomByAllConnectionsAndIsToldSo() {
    FakeClient first = n1.connect("a", "ann");
    FakeClient second = n2.connect("b", "ann");
    n1.subscribe("a", "project:1");
    n2.subscribe("b", "project:1");

    CompletableFuture<Outcome> outcome = order(n3, new Action.Expel("ann", P1));
    pass(Cluster.TICK);

    assertEquals(new Outcome(2, List.of()), outcome.join());
    assertEquals(Headcount.NONE, n3.cluster.directory().in(P1));
    String told =
        "connection.left of project:1 {\"code\":\"removed\","
            + "\"message\":\"An operator has removed you from this room.\"}";
    assertEquals(told, first.lines().get(1));
    assertEquals(told, second.lines().get(1));
    assertEquals(List.of(), first.closings());
  }

  @Test
  void roomsThatThePolicyForbidsByNowAreLeft() {
    FakeClient client = n2.connect("b", "bob");
    n2.subscribe("b", "project:1");
    n2.subscribe("b", "project:2");
    n2.forbidden.add(P1);

    CompletableFuture<Outcome> outcome = order(n1, new Action.Recheck("bob"));
    pass(Cluster.TICK);

    assertEquals(new Outcome(1, List.of()), outcome.join());
    assertEquals(
        List.of(Room.GLOBAL, Room.user("bob"), new Room("project:2")),
        n1.cluster.directory().find("b").orElseThrow().rooms());
    assertEquals(
        "connection.left of project:1 {\"code\":\"not-allowed\","
            + "\"message\":\"You have no access to this room any more.\"}",
        client.lines().get(1));
  }

  @Test
  void anotherNodeIsDrainedAndSaysSo() {
    FakeClient here = n1.connect("a", "ann");
    FakeClient there = n2.connect("b", "bob");

    CompletableFuture<Outcome> outcome = order(n1, new Action.Drain("run-n2", "n2", true));

    assertEquals(new Outcome(1, List.of()), outcome.join());
    assertThrows(Refused.class, () -> n2.tryToConnect("c", "cid"));
    pass(Cluster.TICK);
    assertEquals(List.of("n2"), draining(n1));

    pass(Duration.ofSeconds(2));
    assertEquals(List.of(Closing.RECONNECT), there.closings());
    assertEquals(List.of(), here.closings());
    n2.leave("b");

    order(n3, new Action.Drain("run-n2", "n2", false));
    pass(Cluster.TICK);
    FakeClient next = n2.connect("c", "cid");
    passSeconds(3);
    assertEquals(List.of(), draining(n1));
    assertEquals(List.of(), next.closings());
  }

  private static List<String> draining(FakeNode seenBy) {
    return seenBy.cluster.nodes().stream()
        .filter(node -> node.stats().map(NodeStats::draining).orElse(false))
        .map(NodeInfo::node)
        .toList();
  }

  @Test
  void onlyItsOwnNodeTellsTheClaimsOfAConnection() {
    n2.connect("b", "bob");
    pass(Cluster.TICK);

    ConnectionDetail detail = detail(n1, "b").join().orElseThrow();

    assertEquals(Map.of("sub", "bob"), detail.claims());
    assertEquals(detail, detail(n2, "b").join().orElseThrow());
    assertEquals(Optional.empty(), detail(n1, "nobody").join());
    assertEquals(1, network.sent("question"));
  }

  @Test
  void questionThatGetsNoAnswerEndsWithout() {
    n2.connect("b", "bob");
    pass(Cluster.TICK);
    network.lose(sent -> sent.is("question"));

    CompletableFuture<Optional<ConnectionDetail>> detail = detail(n1, "b");
    passSeconds(2);
    assertFalse(detail.isDone());
    passSeconds(1);

    assertEquals(Optional.empty(), detail.join());
  }

  private static CompletableFuture<Optional<ConnectionDetail>> detail(FakeNode by, String id) {
    return by.cluster.detail(id).toCompletableFuture();
  }

  @Test
  void lostOrderIsGivenOnceMore() {
    FakeClient client = n2.connect("b", "bob");
    pass(Cluster.TICK);
    network.lose(sent -> sent.is("order"));
    CompletableFuture<Outcome> outcome = order(n1, new Action.Disconnect("b", false));
    network.lose(sent -> false);
    assertFalse(outcome.isDone());

    passSeconds(1);

    assertEquals(new Outcome(1, List.of()), outcome.join());
    assertEquals(List.of(Closing.DISCONNECTED), client.closings());
  }

  @Test
  void orderWhoseAnswerIsLostIsNotDoneTwice() {
    FakeClient client = n2.connect("b", "bob");
    n2.subscribe("b", "project:1");
    network.lose(sent -> sent.is("done"));
    CompletableFuture<Outcome> outcome = order(n1, new Action.Expel("bob", P1));
    network.lose(sent -> false);
    n2.subscribe("b", "project:1");

    passSeconds(1);

    assertEquals(new Outcome(1, List.of()), outcome.join());
    assertEquals(new Headcount(1, 1), n2.cluster.directory().in(P1));
    assertEquals(2, client.lines().size());
  }

  @Test
  void nodeThatDoesNotAnswerIsNamed() {
    n1.connect("a", "ann");
    kill("run-n3");
    CompletableFuture<Outcome> outcome = order(n1, new Action.DisconnectUser("ann", false));
    passSeconds(2);
    assertFalse(outcome.isDone());

    passSeconds(1);

    assertEquals(new Outcome(1, List.of("n3")), outcome.join());
  }

  @Test
  void moreOrdersThanCanBeWaitedForAreGivenNevertheless() {
    network.lose(sent -> sent.is("done"));
    for (int i = 0; i < Orders.MAX_OPEN; i++) {
      assertFalse(order(n1, new Action.Recheck("u" + i)).isDone());
    }
    FakeClient client = n2.connect("b", "bob");

    CompletableFuture<Outcome> outcome = order(n1, new Action.DisconnectUser("bob", true));

    assertTrue(outcome.isDone());
    assertEquals(List.of("n1", "n2", "n3"), outcome.join().unconfirmed());
    assertEquals(List.of(Closing.RECONNECT), client.closings());
  }
}
