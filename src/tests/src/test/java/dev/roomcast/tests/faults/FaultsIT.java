package dev.roomcast.tests.faults;

import dev.roomcast.tests.fixture.Redis;

/** With the Redis that Maven brings. */
class FaultsIT extends NodeFaults {
  FaultsIT() {
    super("faults");
  }

  @Override
  Redis redis() {
    return new Redis("--appendonly", "yes");
  }
}
