package dev.roomcast.webapp.dev;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.api.Room;
import dev.roomcast.api.RoomEvent;
import dev.roomcast.api.event.DomainEvents;
import dev.roomcast.protocol.EventJson;
import dev.roomcast.protocol.UnreadableEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventExamplesTest {
  private static final String PROJECT = "99999999-9999-4999-8999-999999999999";

  private final EventJson json = new EventJson();
  private final List<RoomEvent> examples =
      EventExamples.of(Map.of("project", PROJECT, "user", "bob")::get, Instant.EPOCH).all();

  @Test
  void everyTypeHasOneExample() {
    assertEquals(
        List.copyOf(DomainEvents.byType().keySet()),
        examples.stream().map(RoomEvent::type).toList());
  }

  @Test
  void anExampleReadsBackAsTheSameEvent() throws UnreadableEvent {
    for (RoomEvent example : examples) {
      assertEquals(
          json.payload(example),
          json.payload(json.parse(example.type(), json.payload(example))));
    }
  }

  @Test
  void theExamplesReachTheChosenProjectOrUser() {
    Room project = Room.project(UUID.fromString(PROJECT));
    for (RoomEvent example : examples) {
      assertTrue(
          example.rooms().contains(project) || example.rooms().equals(Set.of(Room.user("bob"))),
          example.type());
    }
  }

  @Test
  void whatIsNoIdIsReplacedByADefault() {
    assertEquals(
        EventExamples.of(name -> null, Instant.EPOCH),
        EventExamples.of(name -> name.equals("user") ? " " : "*", Instant.EPOCH));
  }
}
