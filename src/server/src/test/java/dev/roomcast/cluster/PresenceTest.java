package dev.roomcast.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.roomcast.api.Room;
import dev.roomcast.hub.FakeClient;
import dev.roomcast.protocol.Command;
import dev.roomcast.protocol.Refusal;
import dev.roomcast.protocol.Refused;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What clients see of who else is in a room, on whatever node. */
class PresenceTest extends SeveralNodes {
  private static final Room P1 = new Room("project:1");

  private FakeNode n1;
  private FakeNode n2;

  @BeforeEach
  void twoNodesThatKnowOneAnother() {
    n1 = start("n1");
    n2 = start("n2");
    passSeconds(3);
  }

  private static String watch(FakeNode node, String id, boolean wanted) {
    return node.command(id, new Command.Subscribe("project:1", "", Optional.of(wanted)))
        .json()
        .toString();
  }

  private static String ask(FakeNode node, String id, String room, String after, int limit) {
    return node.command(id, new Command.Presence(room, after, limit)).json().toString();
  }

  private static List<String> presence(FakeClient client) {
    return client.lines().stream().filter(line -> line.startsWith("presence.")).toList();
  }

  private static String joined(String ids, int more, int users, int connections) {
    return line("joined", ids, more, users, connections);
  }

  private static String left(String ids, int more, int users, int connections) {
    return line("left", ids, more, users, connections);
  }

  private static String line(String what, String ids, int more, int users, int connections) {
    return "presence." + what + " of project:1 {\"user_ids\":[" + ids + "],\"more\":" + more
        + ",\"users\":" + users + ",\"connections\":" + connections + "}";
  }

  @Test
  void watcherHearsOfUsersWhoComeAndGoOnAllNodes() {
    FakeClient ann = n1.connect("a", "ann");
    watch(n1, "a", true);
    passSeconds(2);
    n2.connect("b", "bob");
    n2.subscribe("b", "project:1");
    passSeconds(2);
    n2.leave("b");
    passSeconds(2);

    assertEquals(
        List.of(joined("\"ann\"", 0, 1, 1), joined("\"bob\"", 0, 2, 2), left("\"bob\"", 0, 1, 1)),
        presence(ann));
  }

  @Test
  void moreConnectionsOfOneUserAreNoNews() {
    FakeClient ann = n1.connect("a", "ann");
    watch(n1, "a", true);
    n2.connect("b", "bob");
    n2.subscribe("b", "project:1");
    passSeconds(2);
    int before = presence(ann).size();

    n1.connect("b2", "bob");
    n1.subscribe("b2", "project:1");
    passSeconds(2);
    n2.leave("b");
    passSeconds(2);
    assertEquals(before, presence(ann).size());

    n1.leave("b2");
    passSeconds(2);
    assertEquals(left("\"bob\"", 0, 1, 1), presence(ann).get(before));
  }

  @Test
  void userWhoIsBackWithinTheSecondWasNeverGone() {
    FakeClient ann = n1.connect("a", "ann");
    watch(n1, "a", true);
    n2.connect("b", "bob");
    n2.subscribe("b", "project:1");
    passSeconds(2);
    int before = presence(ann).size();
    n2.connect("c", "cid");
    n2.subscribe("c", "project:1");
    pass(Cluster.TICK);

    n2.leave("b");
    pass(Cluster.TICK);
    n2.connect("b2", "bob");
    n2.subscribe("b2", "project:1");
    passSeconds(2);

    assertEquals(List.of(joined("\"cid\"", 0, 3, 3)),
        presence(ann).subList(before, presence(ann).size()));
  }

  @Test
  void stormIsOneEventThatNamesAHundred() {
    FakeClient ann = n1.connect("a", "ann");
    watch(n1, "a", true);
    passSeconds(2);
    for (int i = 0; i < 250; i++) {
      n2.connect("s" + i, "storm" + i);
      n2.subscribe("s" + i, "project:1");
    }
    passSeconds(2);

    assertEquals(2, presence(ann).size());
    assertEquals(
        "\"more\":150,\"users\":251,\"connections\":251}", presence(ann).get(1).split(",", 101)[100]);
  }

  @Test
  void lostNodeIsOneEventOfAllItsUsers() {
    FakeClient ann = n1.connect("a", "ann");
    watch(n1, "a", true);
    n2.connect("b", "bob");
    n2.subscribe("b", "project:1");
    n2.connect("c", "cid");
    n2.subscribe("c", "project:1");
    passSeconds(3);
    kill("run-n2");
    passSeconds(10);

    assertEquals(
        left("\"bob\",\"cid\"", 0, 1, 1), presence(ann).get(presence(ann).size() - 1));
  }

  @Test
  void whoLeavesTheRoomOrAsksForNoMoreHearsNoMore() {
    FakeClient ann = n1.connect("a", "ann");
    watch(n1, "a", true);
    FakeClient bob = n1.connect("b", "bob");
    watch(n1, "b", true);
    passSeconds(2);
    n1.unsubscribe("a", "project:1");
    watch(n1, "b", false);
    passSeconds(2);
    int annBefore = presence(ann).size();
    int bobBefore = presence(bob).size();

    n2.connect("c", "cid");
    n2.subscribe("c", "project:1");
    passSeconds(2);

    assertEquals(annBefore, presence(ann).size());
    assertEquals(bobBefore, presence(bob).size());
  }

  @Test
  void subscribingAgainWithoutAWordLeavesItAsItIs() {
    FakeClient ann = n1.connect("a", "ann");
    watch(n1, "a", true);
    n1.subscribe("a", "project:1");
    n2.connect("b", "bob");
    n2.subscribe("b", "project:1");
    passSeconds(2);

    assertEquals(joined("\"bob\"", 0, 2, 2), presence(ann).get(1));
  }

  @Test
  void answerToTheSubscriptionHasTheCounts() {
    n2.connect("b", "bob");
    n2.subscribe("b", "project:1");
    pass(Cluster.TICK);
    n1.connect("a", "ann");

    assertEquals(
        "{\"ok\":true,\"room\":\"project:1\",\"presence\":{\"users\":1,\"connections\":1}}",
        watch(n1, "a", true));
  }

  @Test
  void membersAreAskedForPageByPage() {
    n1.connect("a", "ann");
    n1.subscribe("a", "project:1");
    n2.connect("b", "bob");
    n2.subscribe("b", "project:1");
    n2.connect("b2", "bob");
    n2.subscribe("b2", "project:1");
    pass(Cluster.TICK);

    assertEquals(
        "{\"ok\":true,\"room\":\"project:1\",\"users\":2,\"connections\":3,"
            + "\"members\":[{\"user_id\":\"ann\",\"connections\":1}],\"next\":\"ann\"}",
        ask(n1, "a", "project:1", "", 1));
    assertEquals(
        "{\"ok\":true,\"room\":\"project:1\",\"users\":2,\"connections\":3,"
            + "\"members\":[{\"user_id\":\"bob\",\"connections\":2}]}",
        ask(n1, "a", "project:1", "ann", 1));
  }

  @Test
  void whoMayNotJoinMayNotSeeEither() {
    n1.connect("a", "ann");
    n1.forbidden.add(P1);

    assertEquals(
        Refusal.NOT_ALLOWED,
        n1.command("a", new Command.Presence("project:1", "", 10))
            .refused().orElseThrow().refusal());
  }

  @Test
  void everybodyMayBeInGlobalButNotSeeWhoIs() {
    n1.connect("a", "ann");

    assertEquals(
        Refusal.NOT_ALLOWED,
        n1.command("a", new Command.Presence("global", "", 10))
            .refused().orElseThrow().refusal());
    assertEquals(
        Refusal.NOT_ALLOWED,
        n1.command("a", new Command.Subscribe("global", "", Optional.of(true)))
            .refused().orElseThrow().refusal());
  }

  @Test
  void limitOfConnectionsIsExactOnOneNode() {
    for (int i = 0; i < MAX_CONNECTIONS_PER_USER; i++) {
      n1.connect("c" + i, "ann");
    }

    Refused refused =
        assertThrows(Refused.class, () -> n1.tryToConnect("one too many", "ann"));

    assertEquals(Refusal.TOO_MANY_CONNECTIONS, refused.refusal());
    assertEquals(MAX_CONNECTIONS_PER_USER, n1.hub.connections().size());
    n1.leave("c0");
    n1.connect("in its place", "ann");
    n1.connect("b", "bob");
  }

  @Test
  void connectionsOnOtherNodesCountAsSoonAsTheyAreKnown() {
    for (int i = 0; i < MAX_CONNECTIONS_PER_USER; i++) {
      (i % 2 == 0 ? n1 : n2).connect("c" + i, "ann");
    }
    pass(Cluster.TICK);

    assertThrows(Refused.class, () -> n1.tryToConnect("one too many", "ann"));
    assertThrows(Refused.class, () -> n2.tryToConnect("one too many", "ann"));
  }
}
