package dev.roomcast.api;

import dev.roomcast.api.spi.WireName;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Lets only those events through that can be published: with a type, with rooms, and with a payload
 * that keeps its constraints. Any thread may call it.
 */
public final class ValidEvents {
  // Enough to repair an event with, and short enough for a log line.
  private static final int MAX_REASONS = 10;

  private final Validator validator;

  public ValidEvents(Validator validator) {
    this.validator = Objects.requireNonNull(validator, "validator");
  }

  /**
   * Returns the event if it can be published.
   *
   * @throws ConstraintViolationException if constraints are violated; its message gives the type
   *     and for each field, named as on the wire, the reason:
   *     {@code project.updated: project_name must not be blank}
   * @throws IllegalArgumentException if its type is not as {@link RoomEvent#type()} says, or it
   *     names no room
   */
  public <E extends RoomEvent> E require(E event) {
    Objects.requireNonNull(event, "event");
    String type = requireType(event);
    Set<ConstraintViolation<E>> violations = validator.validate(event);
    if (!violations.isEmpty()) {
      throw new ConstraintViolationException(type + ": " + reasons(violations), violations);
    }
    Set<Room> rooms = event.rooms();
    if (rooms == null || rooms.isEmpty() || rooms.stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException(
          type + ": rooms() must name at least one room, and no null");
    }
    return event;
  }

  private static String requireType(RoomEvent event) {
    try {
      return EventTypes.require(event.type());
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(event.getClass().getName() + ": " + wrong.getMessage());
    }
  }

  private static String reasons(Set<? extends ConstraintViolation<?>> violations) {
    List<String> reasons = violations.stream().map(ValidEvents::reason).sorted().toList();
    String first = String.join("; ", reasons.subList(0, Math.min(MAX_REASONS, reasons.size())));
    int more = reasons.size() - MAX_REASONS;
    return more > 0 ? first + "; and " + more + " more" : first;
  }

  private static String reason(ConstraintViolation<?> violation) {
    return (wireName(violation.getPropertyPath()) + " " + violation.getMessage()).strip();
  }

  private static String wireName(Path path) {
    StringBuilder name = new StringBuilder();
    for (Path.Node node : path) {
      if (node.isInIterable()) {
        Object place = node.getKey() != null ? node.getKey() : node.getIndex();
        name.append('[').append(place == null ? "" : place).append(']');
      }
      // The name of an element is "<list element>" or the like; the bracket says that already.
      if (node.getName() != null && node.getKind() != ElementKind.CONTAINER_ELEMENT) {
        name.append(name.length() == 0 ? "" : ".").append(WireName.of(node.getName()));
      }
    }
    return name.toString();
  }
}
