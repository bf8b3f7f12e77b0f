package dev.roomcast.webapp.admin.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.api.RoomEvent;
import dev.roomcast.api.event.DomainEvents;
import dev.roomcast.api.event.ProjectUpdated;
import dev.roomcast.protocol.EventJson;
import dev.roomcast.protocol.UnreadableEvent;
import dev.roomcast.webapp.dev.EventExamples;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventFormTest {
  private final EventJson json = new EventJson();

  @Test
  void everyTypedEventCanBeWrittenInItsForm() throws UnreadableEvent {
    List<RoomEvent> examples =
        EventExamples.of(name -> null, Instant.parse("2026-01-31T12:00:00Z")).all();
    assertEquals(DomainEvents.byType().size(), examples.size());
    for (RoomEvent example : examples) {
      EventForm form = new EventForm(DomainEvents.byType().get(example.type()));
      form.fill(json.payload(example));

      assertEquals(example, json.parse(example.type(), form.read()), example.type());
    }
  }

  @Test
  void whatIsWrongIsSaidAtItsField() {
    EventForm form = new EventForm(ProjectUpdated.class);

    assertTrue(form.complain("project_name", "must not be blank"));
    assertTrue(form.complain("changes[a]", "must not be null"));
    assertFalse(form.complain("nothing", "is not known here"));
  }
}
