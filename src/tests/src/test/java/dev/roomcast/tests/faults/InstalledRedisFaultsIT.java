package dev.roomcast.tests.faults;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roomcast.tests.fixture.Redis;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** With the machine's own Redis. */
@EnabledIfSystemProperty(named = Faults.RUNS, matches = "\\d+")
class InstalledRedisFaultsIT extends NodeFaults {
  InstalledRedisFaultsIT() {
    super("faults-installed");
  }

  @Override
  Redis redis() {
    assumeTrue(Redis.isInstalled(), "no redis-server is installed");
    return Redis.installed("--appendonly", "yes");
  }
}
