package dev.roomcast.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.tests.fixture.OnServer;
import dev.roomcast.tests.fixture.PlainClient;
import dev.roomcast.tests.fixture.Rest;
import dev.roomcast.tests.fixture.Server;
import dev.roomcast.tests.fixture.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnServer
class HealthAndMetricsIT {

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/health/live", "/health/ready"})
  void healthyServerSaysUp(String path, Server server) {
    Rest.Answer answer = server.rest().get(path);

    assertEquals(200, answer.status());
    assertEquals("UP", answer.json().path("status").asText(), answer.text());
  }

  @Test
  void metricsCountWhatRoomcastDoes(Server server) {
    try (var client = PlainClient.connect(server, Tokens.of("ada").make())) {
      Rest.Answer answer = server.rest().get("/metrics");

      assertEquals(200, answer.status());
      assertTrue(answer.header("Content-Type").startsWith("text/plain"));
      assertTrue(answer.text().contains("roomcast_"), answer.text());
    }
  }
}
