package dev.roomcast.broker;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;

/** The contract with the Redis of the machine, where there is one: a newer version. */
@EnabledIf("isInstalled")
class InstalledRedisBrokerTest extends RedisBrokerTest {

  static boolean isInstalled() {
    return RedisProcess.isInstalled();
  }

  @BeforeAll
  static void useInstalled() throws IOException {
    use(RedisProcess.installed());
  }
}
