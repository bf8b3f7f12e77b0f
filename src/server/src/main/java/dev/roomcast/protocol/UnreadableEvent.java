package dev.roomcast.protocol;

import java.util.Optional;

/**
 * JSON is not the event it is said to be. The message goes to the client: it names the field as on
 * the wire and says what it must be, as in {@code project_id must be a UUID}.
 *
 * <p>Carries no stack trace: it is an answer, not a fault.
 */
public final class UnreadableEvent extends Exception {
  private static final long serialVersionUID = 1L;

  private final String field;   // empty: the event as a whole

  private UnreadableEvent(String field, String message) {
    super(message, null, false, false);
    this.field = field;
  }

  static UnreadableEvent at(String field, String reason) {
    return new UnreadableEvent(field, field + " " + reason);
  }

  static UnreadableEvent asAWhole(String message) {
    return new UnreadableEvent("", message);
  }

  /** The wrong field of the payload, such as {@code labels[3]}; empty if all of it is wrong. */
  public Optional<String> field() {
    return field.isEmpty() ? Optional.empty() : Optional.of(field);
  }
}
