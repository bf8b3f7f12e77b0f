package dev.roomcast.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.api.Headcount;
import dev.roomcast.api.Member;
import dev.roomcast.api.Room;
import dev.roomcast.hub.FakeClient;
import dev.roomcast.wire.Frame;
import dev.roomcast.wire.Frames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Several nodes in memory, with a network that is as bad as the test wants it. */
class ClusterTest extends SeveralNodes {
  private static final Room P1 = new Room("project:1");

  /** Every node shows what the hubs of all of them hold, and knows that it does. */
  private void assertInStep() {
    int connections =
        running.values().stream().mapToInt(node -> node.hub.connections().size()).sum();
    for (FakeNode node : running.values()) {
      assertEquals(connections, node.cluster.directory().all().connections());
      assertTrue(node.cluster.nodes().stream().allMatch(NodeInfo::complete));
      for (FakeNode other : running.values()) {
        other.hub
            .connections()
            .forEach(
                connection ->
                    assertEquals(
                        connection.rooms(),
                        node.cluster.directory().find(connection.id()).orElseThrow().rooms()));
      }
    }
  }

  @Test
  void lonelyNodeShowsItsOwnConnectionsWithinATick() {
    FakeNode node = start("n1");
    node.connect("a", "ann");
    node.subscribe("a", "project:1");
    node.cluster.tick();

    assertEquals(new Headcount(1, 1), node.cluster.directory().in(P1));
    assertEquals(new Headcount(1, 1), node.cluster.directory().in(Room.GLOBAL));

    node.leave("a");
    node.cluster.tick();
    assertEquals(Headcount.NONE, node.cluster.directory().all());
    assertFalse(node.cluster.isCutOff());
  }

  @Test
  void lonelyNodeTellsNobodyOfItsConnections() {
    FakeNode node = start("n1");
    node.connect("a", "ann");
    passSeconds(10);

    assertEquals(0, network.sent("change"));
    assertEquals(0, network.sent("snapshot"));
    assertEquals(5, network.sent("beat"), 1);
  }

  @Test
  void everyNodeShowsTheConnectionsOfAll() {
    FakeNode n1 = start("n1");
    FakeNode n2 = start("n2");
    FakeNode n3 = start("n3");
    n1.connect("a", "ann");
    n1.subscribe("a", "project:1");
    n2.connect("b", "ann");
    n2.subscribe("b", "project:1");
    n3.connect("c", "cid");
    passSeconds(3);

    for (FakeNode node : List.of(n1, n2, n3)) {
      assertEquals(new Headcount(2, 3), node.cluster.directory().all());
      assertEquals(
          List.of(new Member("ann", 2)), node.cluster.directory().members(P1, "", 10));
      assertEquals("n2", node.cluster.directory().find("b").orElseThrow().node());
    }
    assertEquals("n2 up, n1 up, n3 up", states(n2));
  }

  @Test
  void changeIsShownElsewhereWithinATick() {
    FakeNode n1 = start("n1");
    FakeNode n2 = start("n2");
    passSeconds(3);

    n1.connect("a", "ann");
    pass(Cluster.TICK);
    assertEquals(1, n2.cluster.directory().all().connections());

    n1.subscribe("a", "project:1");
    pass(Cluster.TICK);
    assertEquals(new Headcount(1, 1), n2.cluster.directory().in(P1));

    n1.unsubscribe("a", "project:1");
    pass(Cluster.TICK);
    assertEquals(Headcount.NONE, n2.cluster.directory().in(P1));

    n1.leave("a");
    pass(Cluster.TICK);
    assertEquals(Headcount.NONE, n2.cluster.directory().all());
  }

  @Test
  void newNodeIsToldWhatWasThereBefore() {
    FakeNode n1 = start("n1");
    for (int i = 0; i < 250; i++) {
      n1.connect("c" + i, "user" + i % 100);
    }
    passSeconds(5);

    FakeNode n2 = start("n2");
    passSeconds(3);

    assertEquals(new Headcount(100, 250), n2.cluster.directory().all());
    assertEquals(3 + 1, network.sent("snapshot"));  // 250 in parts of 100, and the empty one of n2
    assertInStep();
  }

  @Test
  void figuresOfEveryNodeAreShownByAll() {
    FakeNode n1 = start("n1");
    FakeNode n2 = start("n2");
    n1.connect("a", "ann");
    passSeconds(3);

    NodeInfo seen = n2.cluster.nodes().get(1);
    assertEquals("n1", seen.node());
    assertEquals(1, seen.stats().orElseThrow().connections());
  }

  /* A figure that one of the servers does not let applications ask for ended all ticks. */
  @Test
  void nodeWhoseFiguresCannotBeTakenIsThereAllTheSame() {
    FakeNode n1 = start("n1");
    FakeNode n2 = start("n2");
    n1.figuresFail = true;
    n1.connect("a", "ann");
    passSeconds(15);

    assertEquals("n2 up, n1 up", states(n2));
    assertEquals(Optional.empty(), n2.cluster.nodes().get(1).stats());
    assertInStep();
  }

  @Test
  void lostChangeIsMadeGoodByASnapshot() {
    FakeNode n1 = start("n1");
    FakeNode n2 = start("n2");
    passSeconds(3);
    long before = network.sent("snapshot");

    network.lose(sent -> sent.is("change"));
    n1.connect("a", "ann");
    pass(Cluster.TICK);
    network.lose(sent -> false);
    n1.connect("b", "bob");
    passSeconds(4);

    assertEquals(2, n2.cluster.directory().all().connections());
    assertEquals(before + 1, network.sent("snapshot"));
    assertInStep();
  }

  @Test
  void lostChangeIsNoticedAlsoWhenNothingFollows() {
    FakeNode n1 = start("n1");
    FakeNode n2 = start("n2");
    passSeconds(3);

    network.lose(sent -> sent.is("change"));
    n1.connect("a", "ann");
    pass(Cluster.TICK);
    network.lose(sent -> false);
    passSeconds(4);

    assertEquals(1, n2.cluster.directory().all().connections());
  }

  @Test
  void changesThatOvertakeOneAnotherAreAppliedInOrderWithoutASnapshot() {
    FakeNode n1 = start("n1");
    FakeNode n2 = start("n2");
    passSeconds(3);
    long before = network.sent("snapshot");

    network.holdBack(sent -> sent.is("change") && sent.to().equals("run-n2"));
    n1.connect("a", "ann");
    pass(Cluster.TICK);
    n1.subscribe("a", "project:1");
    pass(Cluster.TICK);
    n1.leave("a");
    n1.connect("b", "bob");
    pass(Cluster.TICK);
    network.letGoInReverse();
    passSeconds(4);

    assertEquals(before, network.sent("snapshot"));
    assertEquals(List.of(new Member("bob", 1)), n2.cluster.directory().users("", 10));
    assertInStep();
  }

  @Test
  void partOfASnapshotThatIsLostIsAskedForAgain() {
    FakeNode n1 = start("n1");
    for (int i = 0; i < 250; i++) {
      n1.connect("c" + i, "user" + i);
    }
    network.lose(sent -> sent.is("snapshot") && sent.text().contains("\"part\":1,"));
    FakeNode n2 = start("n2");
    passSeconds(4);
    assertEquals(0, n2.cluster.directory().all().connections());

    network.lose(sent -> false);
    passSeconds(6);
    assertEquals(250, n2.cluster.directory().all().connections());
    assertInStep();
  }

  @Test
  void changesDuringASnapshotAreNotLost() {
    FakeNode n1 = start("n1");
    for (int i = 0; i < 5_000; i++) {
      n1.connect("c" + i, "user" + i);
    }
    FakeNode n2 = start("n2");
    for (int i = 0; i < 12; i++) {
      n1.leave("c" + i);
      n1.connect("d" + i, "new" + i);
      pass(Cluster.TICK);
    }
    passSeconds(3);

    assertEquals(5_000, n2.cluster.directory().all().connections());
    assertInStep();
  }

  @Test
  void nodeThatDiesIsGoneWithItsConnectionsWithinTenSeconds() {
    FakeNode n1 = start("n1");
    FakeNode n2 = start("n2");
    FakeNode n3 = start("n3");
    n1.connect("a", "ann");
    n2.connect("b", "bob");
    passSeconds(3);

    kill("run-n2");
    passSeconds(5);
    assertEquals("n1 up, n2 silent, n3 up", states(n1));
    assertEquals(2, n1.cluster.directory().all().connections());

    passSeconds(4);
    assertEquals(1, n1.cluster.directory().all().connections());
    assertEquals(1, n3.cluster.directory().all().connections());
    assertEquals("n1 up, n3 up, n2 lost", states(n1));
  }

  /*
   * What the dead node had told was taken for what this one had told: nobody was told of the client
   * again, and with the dead node it vanished for all.
   */
  @Test
  void clientOfADeadNodeThatGoesOnAtAnotherWithItsIdIsStillThereWhenTheFirstIsLost() {
    FakeNode n1 = start("n1");
    FakeNode n2 = start("n2");
    FakeNode n3 = start("n3");
    n1.connect("a", "ann");
    n1.subscribe("a", "project:1");
    passSeconds(3);

    kill("run-n1");
    n2.connect("a", "ann");
    n2.subscribe("a", "project:1");
    passSeconds(10);

    for (FakeNode node : List.of(n2, n3)) {
      assertEquals(new Headcount(1, 1), node.cluster.directory().all());
      assertEquals(new Headcount(1, 1), node.cluster.directory().in(P1));
      assertEquals(1, node.cluster.directory().connections("ann"));
      assertEquals("n2", node.cluster.directory().find("a").orElseThrow().node());
    }
    n2.leave("a");
    passSeconds(1);
    assertEquals(Headcount.NONE, n3.cluster.directory().all());
    assertEquals(0, n3.cluster.directory().connections("ann"));
  }

  /* The end of the first connection was told, and the second was taken for the first. */
  @Test
  void clientThatGoesOnAtTheSameNodeWithItsIdWithinATickIsStillThere() {
    FakeNode n1 = start("n1");
    FakeNode n2 = start("n2");
    n1.connect("a", "ann");
    passSeconds(3);

    n1.leave("a");
    n1.connect("a", "ann");
    passSeconds(1);

    assertEquals(new Headcount(1, 1), n1.cluster.directory().all());
    assertEquals(new Headcount(1, 1), n2.cluster.directory().all());
    n1.leave("a");
    passSeconds(1);
    assertEquals(Headcount.NONE, n2.cluster.directory().all());
  }

  @Test
  void nodeThatSaysGoodbyeIsGoneAtOnce() {
    FakeNode n1 = start("n1");
    FakeNode n2 = start("n2");
    n2.connect("b", "bob");
    passSeconds(3);

    n2.cluster.stop();
    kill("run-n2");

    assertEquals(0, n1.cluster.directory().all().connections());
    assertEquals("n1 up, n2 left", states(n1));
  }

  @Test
  void nodeThatRestartsIsAnotherRunOfTheSameName() {
    FakeNode n1 = start("n1");
    FakeNode n2 = start("n2");
    n2.connect("b", "bob");
    passSeconds(3);

    kill("run-n2");
    FakeNode again = start("n2", "second");
    again.connect("c", "bob");
    passSeconds(10);

    assertEquals(List.of(new Member("bob", 1)), n1.cluster.directory().users("", 10));
    assertEquals("n1 up, n2 up, n2 lost", states(n1));
    assertInStep();
  }

  /* With one lease for all it would see everybody leave and come again for a pause of Redis. */
  @Test
  void nodeThatIsCutOffKeepsWhatItKnewAndFallsInStepAfterwards() {
    FakeNode n1 = start("n1");
    FakeNode n2 = start("n2");
    n2.connect("b", "bob");
    passSeconds(3);

    network.lose(sent -> true);
    passSeconds(30);
    n2.connect("c", "cid");
    passSeconds(1);
    assertTrue(n1.cluster.isCutOff());
    assertEquals("n1 up, n2 silent", states(n1));
    assertEquals(1, n1.cluster.directory().all().connections());

    network.lose(sent -> false);
    passSeconds(5);
    assertFalse(n1.cluster.isCutOff());
    assertEquals("n1 up, n2 up", states(n1));
    assertEquals(2, n1.cluster.directory().all().connections());
    assertInStep();
  }

  /* A broker that is away still hands a node's signals to the node itself. */
  @Test
  void nodeThatHearsOnlyItselfIsCutOffToo() {
    FakeNode n1 = start("n1");
    FakeNode n2 = start("n2");
    n2.connect("b", "bob");
    passSeconds(3);

    network.cutOff("run-n1", true);
    passSeconds(20);
    assertTrue(n1.cluster.isCutOff());
    assertEquals("n1 up, n2 silent", states(n1));
    assertEquals("n2 up, n1 lost", states(n2));
    assertEquals(1, n1.cluster.directory().all().connections());

    network.cutOff("run-n1", false);
    passSeconds(6);
    assertEquals("n2 up, n1 up", states(n2));
    assertInStep();
  }

  @Test
  void nodeThatDiedWhileThisOneWasCutOffIsLostSoonAfter() {
    FakeNode n1 = start("n1");
    FakeNode n2 = start("n2");
    n2.connect("b", "bob");
    passSeconds(3);

    network.lose(sent -> true);
    passSeconds(20);
    kill("run-n2");
    network.lose(sent -> false);
    passSeconds(10);

    assertEquals(0, n1.cluster.directory().all().connections());
    assertEquals("n1 up, n2 lost", states(n1));
  }

  @Test
  void anyMixtureOfLossAndDelayEndsInStep() {
    Random random = new Random(42);
    List<FakeNode> nodes = List.of(start("n1"), start("n2"), start("n3"));
    network.lose(sent -> random.nextInt(10) == 0);
    List<String> here = new ArrayList<>();
    for (int step = 0; step < 400; step++) {
      FakeNode node = nodes.get(random.nextInt(3));
      if (step % 20 == 5) {
        network.holdBack(sent -> random.nextInt(3) == 0);
      } else if (step % 20 == 10) {
        network.letGoInReverse();
      }
      if (node.hub.connections().isEmpty() || random.nextBoolean()) {
        String id = "c" + step;
        node.connect(id, "user" + random.nextInt(20));
        node.subscribe(id, "project:" + random.nextInt(5));
      } else {
        node.leave(node.hub.connections().iterator().next().id());
      }
      pass(Cluster.TICK);
    }
    network.letGoInReverse();
    network.lose(sent -> false);
    passSeconds(10);

    assertInStep();
  }

  @Test
  void nonsenseFromAnotherNodeHarmsNothing() {
    FakeNode n1 = start("n1");
    FakeNode n2 = start("n2");
    n2.connect("b", "bob");
    network.of("stranger").send("r9 nonsense");
    network.of("stranger").send("");
    network.of("stranger").send("r9 {\"kind\":\"later\",\"from\":{}}");
    passSeconds(3);

    assertEquals(1, n1.cluster.directory().all().connections());
  }

  @Test
  void watcherIsCalledWithEachSampleUntilItIsTakenAway() {
    FakeNode n1 = start("n1");
    List<String> calls = new ArrayList<>();
    Runnable stop = n1.cluster.watch(() -> calls.add("sample"));
    n1.cluster.watch(
        () -> {
          throw new IllegalStateException("a view failed");
        });
    passSeconds(6);
    assertEquals(3, calls.size(), 1);

    int before = calls.size();
    stop.run();
    passSeconds(6);
    assertEquals(before, calls.size());
  }

  @Test
  void figuresOfAConnectionAreShownElsewhereWithinTenSeconds() {
    FakeNode n1 = start("n1");
    FakeNode n2 = start("n2");
    FakeClient client = n1.connect("a", "ann");
    passSeconds(3);
    client.send(Frames.of(Frame.text("x")));
    passSeconds(11);

    assertEquals(
        client.lines().size(),
        n2.cluster.directory().find("a").orElseThrow().activity().framesOut());
  }
}
