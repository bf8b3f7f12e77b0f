package dev.roomcast.tests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.tests.fixture.Server;
import dev.roomcast.tests.fixture.Wait;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadConfigurationIT {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource({
      "mp.jwt.verify.publickey.location, file:///no/such/key.pem, /no/such/key.pem",
      "roomcast.nonsense, 1, roomcast.nonsense"})
  void oneSentenceNamesTheSettingAndNothingIsServed(String name, String value, String wrong) {
    try (Server server = Server.starting("bad-" + name, Map.of(name, value))) {
      Wait.until(PATIENCE, () -> "a line that names " + name + " in:\n" + server.log(),
          () -> !sentences(server, name, wrong).isEmpty());
      Wait.until(PATIENCE, () -> "the end of the deployment in:\n" + server.log(),
          () -> !server.isAlive() || hasGivenUp(server));

      assertFalse(server.isReady());
      assertTrue(sentences(server, name, wrong).get(0).length() < 400, "the sentence is long");
    }
  }

  private static List<String> sentences(Server server, String name, String wrong) {
    return server.log().lines()
        .filter(line -> line.contains(name) && line.contains(wrong))
        .filter(line -> !line.contains("-D" + name))
        .toList();
  }

  /** What each server writes once it will not try any further. */
  private static boolean hasGivenUp(Server server) {
    return server.logContains("ready in")       // Payara Micro
        || server.logContains("WFLYSRV0026")    // WildFly: started with errors
        || server.logContains("WFLYSRV0025");   // WildFly: started
  }
}
