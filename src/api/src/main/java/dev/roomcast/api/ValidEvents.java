package dev.roomcast.api;

import dev.roomcast.api.spi.Violations;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.Objects;
import java.util.Set;

/**
 * Lets only those events through that can be published: with a type, with rooms, and with a payload
 * that keeps its constraints. Any thread may call it.
 */
public final class ValidEvents {
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
      throw new ConstraintViolationException(
          type + ": " + Violations.describe(violations), violations);
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
}
