package dev.roomcast.tests.faults;

import static dev.roomcast.tests.faults.FaultRun.pause;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.roomcast.tests.fixture.Redis;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** What happens to two nodes with one Redis. The last test takes a node away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class NodeFaults {
  private static final Duration MOMENT = Duration.ofMillis(300);
  private static final Duration WHILE = Duration.ofMillis(2_000);
  private static final Duration SLOW = Duration.ofMillis(40);   // each way

  private final String name;
  private Redis redis;
  private Nodes nodes;

  /** @param name of the nodes' logs */
  NodeFaults(String name) {
    this.name = name;
  }

  /** Starts the Redis that the nodes are to use. */
  abstract Redis redis();

  @BeforeAll
  void start() {
    redis = redis();
    nodes = Nodes.throughRelays(name, 2, redis.port());
  }

  @AfterAll
  void stop() {
    if (nodes != null) {
      nodes.close();
    }
    if (redis != null) {
      redis.close();
    }
  }

  @Test
  @Order(1)
  void nothingIsLostOrDoubledWhileLinesAreCutForAMoment() {
    Faults.repeat(() ->
        FaultRun.check("lines cut for a moment", nodes, () -> {
          for (int i = 0; i < 4; i++) {
            nodes.way(i % 2).cut();
            pause(MOMENT);
            nodes.way(i % 2).restore();
            pause(MOMENT);
          }
        }));
  }

  @Test
  @Order(2)
  void nodeThatIsCutOffFromRedisCatchesUp() {
    Faults.repeat(() ->
        FaultRun.check("one node cut off", nodes, () -> {
          nodes.way(0).cut();
          pause(WHILE);
          nodes.way(0).restore();
        }));
  }

  @Test
  @Order(3)
  void redisThatIsKilledAndComesBackWithItsDataHasLostNothing() {
    Faults.repeat(() ->
        FaultRun.check("Redis killed, data kept", nodes, () -> {
          redis.kill();
          pause(WHILE);
          redis.start();
        }));
  }

  @Test
  @Order(4)
  void redisThatIsKilledAndComesBackEmptyHasLostNothingForWhoIsConnected() {
    Faults.repeat(() ->
        FaultRun.checkForgetful("Redis killed, data lost", nodes, () -> {
          redis.kill();
          pause(WHILE);
          redis.startEmpty();
        }));
  }

  @Test
  @Order(5)
  void redisThatStandsStillLosesNothing() {
    Faults.repeat(() ->
        FaultRun.check("Redis stopped for " + Faults.PAUSE.toSeconds() + " s", nodes, () -> {
          redis.pause();
          pause(Faults.PAUSE);
          redis.resume();
        }));
  }

  @Test
  @Order(6)
  void slowRedisLosesNothing() {
    Faults.repeat(() ->
        FaultRun.check("Redis slow", nodes, () -> {
          nodes.delayAll(SLOW);
          pause(WHILE);
          nodes.delayAll(Duration.ZERO);
        }));
  }

  @Test
  @Order(7)
  void clientsOfAKilledNodeGoOnOnTheOtherAndMissNothing() {
    Faults.repeat(() -> {
      if (!nodes.servers().get(0).isAlive()) {
        nodes.startAgain(0);
      }
      FaultRun.check("node killed", nodes, () -> {
        nodes.kill(0);
        pause(MOMENT);
      });
    });
    assertEquals("up", nodes.nodesSeenBy(1).at("/nodes/0/state").asText());
  }
}
