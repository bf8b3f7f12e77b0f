package dev.roomcast.web.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roomcast.api.Room;
import dev.roomcast.api.RoomEvent;
import dev.roomcast.api.ValidEvents;
import dev.roomcast.api.spi.WireName;
import dev.roomcast.hub.Draft;
import dev.roomcast.protocol.EventJson;
import dev.roomcast.protocol.UnreadableEvent;
import dev.roomcast.web.EventBroadcaster;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Turns the events of one publish request into drafts, and collects everything that is wrong with
 * them. Not for several threads.
 */
public final class PublishRequest {
  private static final Set<String> FIELDS = Set.of("type", "rooms", "data");

  private final EventJson json;
  private final ValidEvents validEvents;
  private final EventBroadcaster broadcaster;
  private final List<Draft> drafts = new ArrayList<>();
  private final List<Violation> violations = new ArrayList<>();
  private int index;

  public PublishRequest(EventJson json, ValidEvents validEvents, EventBroadcaster broadcaster) {
    this.json = json;
    this.validEvents = validEvents;
    this.broadcaster = broadcaster;
  }

  /** Reads the next event of the request: {@code {"type","data"}}, with {@code "rooms"} if free. */
  public void add(JsonNode event) {
    if (!event.isObject() || !event.path("type").isTextual()) {
      violation("type", "must be a text in an object");
    } else {
      event
          .fieldNames()
          .forEachRemaining(
              field -> {
                if (!FIELDS.contains(field)) {
                  violation(field, "is not known here");
                }
              });
      read(event);
    }
    index++;
  }

  private void read(JsonNode event) {
    String type = event.get("type").textValue();
    if (!json.isDomainType(type)) {
      free(type, rooms(event.path("rooms")), event.path("data"));
    } else if (event.has("rooms")) {
      violation("rooms", "must be left out: the rooms of " + type + " follow from its data");
    } else {
      typed(type, event.path("data"));
    }
  }

  private void typed(String type, JsonNode data) {
    try {
      RoomEvent event = validEvents.require(json.parse(type, data));
      drafts.add(broadcaster.draft(event));
    } catch (UnreadableEvent unreadable) {
      String field = unreadable.field().orElse("data");
      violation(field, unreadable.getMessage());
    } catch (ConstraintViolationException invalid) {
      invalid.getConstraintViolations().forEach(this::violation);
    } catch (IllegalArgumentException invalid) {
      violation("data", invalid.getMessage());
    }
  }

  private void violation(ConstraintViolation<?> violation) {
    violation(WireName.of(violation.getPropertyPath().toString()), violation.getMessage());
  }

  /** Reads an event of any type, bound for these rooms. */
  void free(String type, List<Room> rooms, JsonNode data) {
    if (data.isMissingNode()) {
      violation("data", "must be there; null is allowed");
    } else if (!rooms.isEmpty()) {
      try {
        drafts.add(new Draft(type, rooms, data.toString().getBytes(StandardCharsets.UTF_8)));
      } catch (IllegalArgumentException invalid) {
        violation("type", invalid.getMessage());
      }
    }
  }

  private List<Room> rooms(JsonNode names) {
    List<Room> rooms = new ArrayList<>();
    if (!names.isArray() || names.isEmpty()) {
      violation("rooms", "must list at least one room, since Roomcast does not know the type");
      return rooms;
    }
    for (JsonNode name : names) {
      try {
        rooms.add(new Room(name.isTextual() ? name.textValue() : ""));
      } catch (IllegalArgumentException notARoom) {
        violation("rooms", notARoom.getMessage());
      }
    }
    return rooms;
  }

  /* Some messages name the field themselves, to be read alone. */
  private void violation(String field, String message) {
    String reason = message.startsWith(field + " ") ? message.substring(field.length() + 1) : message;
    violations.add(new Violation(index, field, reason));
  }

  /** What is wrong; nothing may be published unless this is empty. */
  public List<Violation> violations() {
    return violations;
  }

  public List<Draft> drafts() {
    return drafts;
  }
}
