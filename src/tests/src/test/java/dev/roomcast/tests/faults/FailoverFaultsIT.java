package dev.roomcast.tests.faults;

import static dev.roomcast.tests.faults.FaultRun.pause;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.roomcast.tests.fixture.Redis;
import dev.roomcast.tests.fixture.TcpRelay;
import dev.roomcast.tests.fixture.Wait;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A replica takes over, once for each test: what it replaced is gone. */
@EnabledIfSystemProperty(named = Faults.RUNS, matches = "\\d+")
class FailoverFaultsIT {
  private static final String MASTER = "hub";
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration BEHIND = Duration.ofMillis(400);

  private static Redis replica(int port) {
    Redis replica = new Redis("--appendonly", "yes", "--replicaof", "127.0.0.1", "" + port);
    Wait.until(SOON, () -> "the replica to follow", () ->
        replica.info("master_link_status").equals("up"));
    return replica;
  }

  @Test
  void sentinelsPromoteAReplica() {
    try (Redis master = new Redis("--appendonly", "yes");
        Redis replica = replica(master.port());
        Redis sentinel = Redis.sentinel(MASTER, master)) {
      Wait.until(SOON, () -> "the sentinel to know the replica", () ->
          sentinel.ask("SENTINEL replicas " + MASTER).equals("*1"));
      try (Nodes nodes = Nodes.at(
          "faults-sentinel", 2, "redis-sentinel://127.0.0.1:" + sentinel.port() + "/" + MASTER)) {
        FaultRun.checkForgetful("failover by Sentinel", nodes, () -> {
          master.kill();
          Wait.until(SOON, () -> "a new master", () ->
              replica.info("role").equals("master"));
        });
      }
    }
  }

  @Test
  void replicaThatWasBehindBeginsAnotherEpoch() {
    try (Redis master = new Redis("--appendonly", "yes");
        TcpRelay replication = new TcpRelay(master.port());
        Redis replica = replica(replication.port());
        Nodes nodes =
            Nodes.throughRelays("faults-behind", 2, master.port(), replica.port())) {
      String before = epoch(nodes);
      FaultRun.checkForgetful("failover to a replica that was behind", nodes, () -> {
        replication.cut();
        pause(BEHIND);
        nodes.cutAll();
        master.kill();
        assertEquals("+OK", replica.ask("REPLICAOF NO ONE"));
        nodes.restoreAll();
      });
      assertNotEquals(before, epoch(nodes));
    }
  }

  private static String epoch(Nodes nodes) {
    String id = nodes.servers().get(0).rest().asPublisher()
        .publish("global", "test.epoch", Map.of()).path("id").asText();
    return id.substring(0, id.lastIndexOf('-'));
  }
}
