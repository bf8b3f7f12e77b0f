package dev.roomcast.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roomcast.tests.fixture.Inbox;
import dev.roomcast.tests.fixture.OnServer;
import dev.roomcast.tests.fixture.PlainClient;
import dev.roomcast.tests.fixture.Rest;
import dev.roomcast.tests.fixture.Rooms;
import dev.roomcast.tests.fixture.Server;
import dev.roomcast.tests.fixture.Tokens;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnServer
class PublishIT {
  private static final String EVENTS = "/api/v1/events";

  @Test
  void knownEventGoesToTheRoomsItNames(Server server) {
    String id = Rooms.newProjectId();
    try (var client = PlainClient.connect(server, Tokens.of("ada").projects(id).make())) {
      client.subscribe(Rooms.project(id));

      Rest.Answer answer = server.rest().asPublisher().post(EVENTS, deleted(id));

      JsonNode published = published(answer).path(0);
      JsonNode event = client.event("project.deleted");
      assertEquals("project.deleted", published.path("type").asText());
      assertEquals("[\"project:" + id + "\"]", published.path("rooms").toString());
      assertEquals(published.path("id").asText(), event.path("id").asText());
      assertEquals(id, event.at("/data/project_id").asText());
      Instant.parse(published.path("time").asText());
    }
  }

  @Test
  void batchIsPublishedInItsOrder(Server server) {
    String id = Rooms.newProjectId();
    try (var client = PlainClient.connect(server, Tokens.of("ada").projects(id).make())) {
      client.subscribe(Rooms.project(id));

      Rest.Answer answer = server.rest().asPublisher().post(EVENTS,
          "{\"events\":[" + deleted(id, "first") + "," + deleted(id, "second") + "]}");

      assertEquals(2, published(answer).size());
      var events = client.events("project.deleted", 2, Inbox.PATIENCE);
      assertEquals("first", events.get(0).at("/data/project_name").asText());
      assertEquals("second", events.get(1).at("/data/project_name").asText());
    }
  }

  @Test
  void anyEventMayGoToARoomThatTheAddressNames(Server server) {
    Rest.Answer answer = server.rest().asPublisher().post(
        "/api/v1/rooms/project:1/events", "{\"type\":\"test.free\",\"data\":{\"a\":1}}");

    assertEquals("[\"project:1\"]", published(answer).path(0).path("rooms").toString());
  }

  @Test
  void sameKeyTwiceIsOneDeliveryAndTheSameAnswer(Server server) {
    String id = Rooms.newProjectId();
    UUID key = UUID.randomUUID();
    try (var client = PlainClient.connect(server, Tokens.of("ada").projects(id).make())) {
      client.subscribe(Rooms.project(id));

      Rest.Answer first = server.rest().asPublisher().post(EVENTS, deleted(id), key);
      Rest.Answer second = server.rest().asPublisher().post(EVENTS, deleted(id), key);
      server.rest().asPublisher().publish(Rooms.project(id), "test.marker", Map.of());

      client.event("test.marker");
      assertEquals(200, second.status());
      assertEquals(first.json(), second.json());
      assertEquals(1, client.received("project.deleted").size());
    }
  }

  @Test
  void violationNamesTheEventAndTheField(Server server) {
    Rest.Answer answer = server.rest().asPublisher().post(EVENTS,
        "{\"events\":[" + deleted(Rooms.newProjectId()) + ","
            + "{\"type\":\"project.deleted\",\"data\":{\"project_name\":\"Engine\","
            + "\"deleted_by\":\"" + UUID.randomUUID() + "\"}}]}");

    assertEquals(400, answer.status(), answer.text());
    JsonNode error = answer.json().path("error");
    JsonNode violation = error.path("violations").path(0);
    assertEquals("invalid-event", error.path("code").asText());
    assertFalse(error.path("retryable").asBoolean());
    assertEquals(1, violation.path("event").asInt());
    assertEquals("project_id", violation.path("field").asText());
    assertFalse(violation.path("message").asText().isEmpty());
  }

  @Test
  void batchWithAnInvalidEventIsNotPublishedInPart(Server server) {
    String id = Rooms.newProjectId();
    try (var client = PlainClient.connect(server, Tokens.of("ada").projects(id).make())) {
      client.subscribe(Rooms.project(id));

      server.rest().asPublisher().post(EVENTS,
          "{\"events\":[" + deleted(id) + ",{\"type\":\"project.deleted\",\"data\":{}}]}");
      server.rest().asPublisher().publish(Rooms.project(id), "test.marker", Map.of());

      client.event("test.marker");
      assertEquals(0, client.received("project.deleted").size());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "[]", "{\"type\":7}", "{\"data\":{}}"})
  void bodyThatIsNoEventIsA400AndNotA500(String body, Server server) {
    Rest.Answer answer = server.rest().asPublisher().post(EVENTS, body);

    assertEquals(400, answer.status(), answer.text());
    assertFalse(answer.json().at("/error/code").asText().isEmpty(), answer.text());
  }

  @Test
  void withoutATokenItIs401(Server server) {
    assertEquals(401, server.rest().post(EVENTS, deleted("1")).status());
    assertEquals(401, server.rest().post("/api/v1/rooms/global/events", "{}").status());
  }

  @Test
  void withoutTheRoleItIs403(Server server) {
    Rest viewer = server.rest().as(Tokens.of("ada").groups("roomcast-viewer").make());

    assertEquals(403, viewer.post(EVENTS, deleted("1")).status());
    assertEquals(403, viewer.post("/api/v1/rooms/global/events", "{}").status());
  }

  @Test
  void badTokenIs401(Server server) {
    Rest stranger =
        server.rest().as(Tokens.of("ada").groups("roomcast-publisher").forged().make());

    assertEquals(401, stranger.post(EVENTS, deleted("1")).status());
  }

  private static String deleted(String projectId) {
    return deleted(projectId, "Engine");
  }

  private static String deleted(String projectId, String name) {
    return "{\"type\":\"project.deleted\",\"data\":{\"project_id\":\"" + projectId
        + "\",\"project_name\":\"" + name + "\",\"deleted_by\":\"" + UUID.randomUUID() + "\"}}";
  }

  private static JsonNode published(Rest.Answer answer) {
    assertEquals(200, answer.status(), answer.text());
    assertTrue(answer.json().path("published").isArray(), answer.text());
    return answer.json().path("published");
  }
}
