package dev.roomcast.api.spi;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.List;
import java.util.Set;

/** What is wrong with a value, with its fields named as on the wire. */
public final class Violations {
  // Enough to repair a value with, and short enough for a log line.
  private static final int MAX_REASONS = 10;

  private Violations() {}

  /** In one line: {@code project_name must not be blank; status must not be null}. */
  public static String describe(Set<? extends ConstraintViolation<?>> violations) {
    List<String> reasons = violations.stream().map(Violations::reason).sorted().toList();
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
