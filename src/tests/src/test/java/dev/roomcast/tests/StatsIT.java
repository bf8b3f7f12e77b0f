package dev.roomcast.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.tests.fixture.OnServer;
import dev.roomcast.tests.fixture.Rest;
import dev.roomcast.tests.fixture.Server;
import dev.roomcast.tests.fixture.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnServer
class StatsIT {
  private static final String STATS = "/api/v1/websocket/stats";

  @ParameterizedTest
  @ValueSource(strings = {"roomcast-viewer", "roomcast-operator", "roomcast-admin"})
  void whoMayViewSeesTheStatistics(String group, Server server) {
    Rest.Answer answer = server.rest().as(Tokens.of("ada").groups(group).make()).get(STATS);

    assertEquals(200, answer.status(), answer.text());
    assertTrue(answer.json().isObject(), answer.text());
  }

  @Test
  void withoutATokenItIs401(Server server) {
    assertEquals(401, server.rest().get(STATS).status());
  }

  @Test
  void withoutTheRoleItIs403(Server server) {
    assertEquals(403, server.rest().as(Tokens.of("ada").make()).get(STATS).status());
    assertEquals(403, server.rest().asPublisher().get(STATS).status());
  }
}
