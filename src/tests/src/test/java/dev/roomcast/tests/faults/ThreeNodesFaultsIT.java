package dev.roomcast.tests.faults;

import static dev.roomcast.tests.faults.FaultRun.pause;

import dev.roomcast.tests.fixture.Redis;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What happens to three nodes, two of them in trouble at the same time. */
@EnabledIfSystemProperty(named = Faults.RUNS, matches = "\\d+")
class ThreeNodesFaultsIT {
  private static final Duration WHILE = Duration.ofSeconds(1);

  @Test
  void oneNodeIsKilledWhileAnotherIsCutOff() {
    try (Redis redis = new Redis("--appendonly", "yes");
        Nodes nodes = Nodes.throughRelays("faults-three", 3, redis.port())) {
      Faults.repeat(() -> {
        if (!nodes.servers().get(0).isAlive()) {
          nodes.startAgain(0);
        }
        FaultRun.check("one of three killed, one cut off", nodes, () -> {
          nodes.way(1).cut();
          pause(WHILE);
          nodes.kill(0);
          pause(WHILE);
          nodes.way(1).restore();
        });
      });
    }
  }
}
