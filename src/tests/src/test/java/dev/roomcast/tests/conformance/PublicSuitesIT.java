package dev.roomcast.tests.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roomcast.tests.fixture.Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The suites that the Socket.IO project publishes, unmodified, from a checkout that {@code
 * -Droomcast.suites} names, as many times as {@code -Droomcast.suites.runs} says. They speak to
 * localhost:3000 and have times of 300 and 200 ms, so they want a machine that does little else.
 */
class PublicSuitesIT {
  private static final String CHECKOUT = System.getProperty("roomcast.suites", "");
  private static final int RUNS = Integer.getInteger("roomcast.suites.runs", 1);
  private static final int PORT = 3000;   // a constant of the suites
  private static final Pattern PASSING = Pattern.compile("(\\d+) passing");

  private static Server server;

  @BeforeAll
  static void start() {
    assumeTrue(!CHECKOUT.isEmpty(), "-Droomcast.suites names no checkout of the public suites");
    server = Server.startAt(PORT, "suites", ConformanceWar.write(), Map.of(
        "roomcast.ping-interval", "300ms",
        "roomcast.ping-timeout", "200ms",
        "roomcast.connect-timeout", "1000ms"));
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"engine.io-protocol/v4-test-suite, 25", "socket.io-protocol/v5-test-suite, 32"})
  void everyCasePasses(String suite, int cases) throws Exception {
    Path directory = Path.of(CHECKOUT, "docs").resolve(suite);
    assertTrue(Files.exists(directory.resolve("node_modules")),
        "run \"npm ci\" in " + directory + " first");
    List<Integer> passed = new ArrayList<>();
    StringBuilder failures = new StringBuilder();
    for (int i = 0; i < RUNS; i++) {
      String report = run(directory);
      passed.add(passing(report));
      if (passing(report) != cases) {
        failures.append(report);
      }
    }
    System.out.println(suite + " passed " + passed);
    assertEquals(Collections.nCopies(RUNS, cases), passed, failures.toString());
  }

  private static String run(Path directory) throws IOException, InterruptedException {
    Process mocha = new ProcessBuilder("node", "node_modules/mocha/bin/mocha", "test-suite.js")
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .start();
    String report =
        new String(mocha.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    mocha.waitFor();
    return report;
  }

  private static int passing(String report) {
    Matcher found = PASSING.matcher(report);
    return found.find() ? Integer.parseInt(found.group(1)) : 0;
  }
}
