package dev.roomcast.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.tests.fixture.Development;
import dev.roomcast.tests.fixture.OnServer;
import dev.roomcast.tests.fixture.PlainClient;
import dev.roomcast.tests.fixture.Server;
import dev.roomcast.tests.fixture.Tokens;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@OnServer
class DevelopmentModeIT {
  private static final Pattern TOKEN =
      Pattern.compile("eyJ[A-Za-z0-9_-]+\\.eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

  @Test
  void samplePageIsAtTheRoot(@Development Server server) {
    assertEquals(200, server.rest().get("/").status());
  }

  @Test
  void samplePageIsNowhereElse(Server server) {
    assertNotEquals(200, server.rest().get("/").status());
  }

  @Test
  void tokenFromTheLogConnects(@Development Server server) {
    List<String> tokens = TOKEN.matcher(server.log()).results()
        .map(found -> found.group()).toList();
    assertFalse(tokens.isEmpty(), "no token in the log:\n" + server.log());

    try (var client = PlainClient.connect(server, tokens.get(0))) {
      assertFalse(client.established().at("/data/user_id").asText().isEmpty());
    }
  }

  @Test
  void tokenFromElsewhereStaysOut(@Development Server server) {
    String token = Tokens.of("ada").make();
    try (var client = PlainClient.withQuery(server, token)) {
      assertTrue(client.closed().code() >= 4000);
    }
  }
}
