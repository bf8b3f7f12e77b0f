package dev.roomcast.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roomcast.tests.fixture.OnServer;
import dev.roomcast.tests.fixture.Rest;
import dev.roomcast.tests.fixture.Server;
import dev.roomcast.tests.fixture.Tokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a room has got, by the REST API. */
@OnServer
class HistoryIT {
  private final String room = "order:" + UUID.randomUUID();
  private final String path = "/api/v1/rooms/" + room + "/events";

  private void publishSeven(Server server) {
    for (int i = 1; i <= 7; i++) {
      server
          .rest()
          .asPublisher()
          .publish(room, i % 2 == 0 ? "order.paid" : "order.shipped", Map.of("n", i));
    }
  }

  private JsonNode page(Server server, String query) {
    Rest.Answer answer = server.rest().asOperator().get(path + query);
    assertEquals(200, answer.status(), answer.text());
    return answer.json();
  }

  private static List<Integer> numbers(JsonNode page) {
    return StreamSupport.stream(page.path("events").spliterator(), false)
        .map(event -> event.at("/data/n").asInt())
        .toList();
  }

  @Test
  void roomIsPagedInBothDirections(Server server) {
    publishSeven(server);

    JsonNode latest = page(server, "?limit=3");
    assertEquals(List.of(5, 6, 7), numbers(latest));
    assertTrue(latest.path("next").isMissingNode());
    JsonNode event = latest.path("events").path(0);
    assertEquals("order.shipped", event.path("type").asText());
    assertEquals(room, event.path("room").asText());
    assertTrue(event.path("id").asText().matches("[A-Za-z0-9_.~-]+"));
    assertTrue(event.path("time").asText().endsWith("Z"));

    JsonNode before = page(server, "?limit=3&before=" + latest.path("previous").asText());
    assertEquals(List.of(2, 3, 4), numbers(before));
    JsonNode first = page(server, "?limit=3&before=" + before.path("previous").asText());
    assertEquals(List.of(1), numbers(first));
    assertTrue(first.path("previous").isMissingNode());
    assertEquals(
        List.of(2, 3, 4),
        numbers(page(server, "?limit=3&after=" + first.path("next").asText())));
  }

  @Test
  void typeMayBeNamedOrItsBeginning(Server server) {
    publishSeven(server);

    assertEquals(List.of(2, 4, 6), numbers(page(server, "?type=order.paid")));
    assertEquals(List.of(1, 2, 3, 4, 5, 6, 7), numbers(page(server, "?type=order.*")));
    assertEquals(List.of(), numbers(page(server, "?type=order")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"?limit=0", "?limit=501", "?limit=x", "?before=a-1&after=a-1"})
  void wrongQueryIsRefused(String query, Server server) {
    Rest.Answer answer = server.rest().asOperator().get(path + query);

    assertEquals(400, answer.status(), answer.text());
    assertEquals("bad-request", answer.json().at("/error/code").asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"?before=nonsense", "?after=another-1"})
  void unknownPositionIsNotFound(String query, Server server) {
    Rest.Answer answer = server.rest().asOperator().get(path + query);

    assertEquals(404, answer.status(), answer.text());
    assertEquals("not-found", answer.json().at("/error/code").asText());
  }

  @Test
  void onlyOperatorsAndAdministratorsMaySeeIt(Server server) {
    Rest nobody = server.rest();
    assertEquals(401, nobody.get(path).status());
    assertEquals(403, nobody.as(Tokens.of("ada").make()).get(path).status());
    assertEquals(403, nobody.asViewer().get(path).status());
    assertEquals(403, nobody.asPublisher().get(path).status());
    assertEquals(403, nobody.asOperator().post(path, "{\"type\":\"a.b\",\"data\":1}").status());
    assertEquals(200, nobody.asOperator().get(path).status());
    assertEquals(
        200,
        nobody.as(Tokens.of("root").groups("roomcast-admin").make()).get(path).status());
  }
}
