package dev.roomcast.webapp.admin.oidc;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an ID token says, as JSON has it. */
record Claims(Map<String, Object> all) {

  /** A claim that is a text. */
  Optional<String> text(String name) {
    return find(name)
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .filter(text -> !text.isBlank());
  }

  /** A claim that is a list of texts, or a single one; empty if it is neither. */
  Set<String> texts(String name) {
    return find(name).stream()
        .flatMap(value -> value instanceof Collection<?> many ? many.stream() : Stream.of(value))
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .collect(Collectors.toUnmodifiableSet());
  }

  /* Names may have dots themselves, such as https://example.org/groups. */
  private Optional<Object> find(String name) {
    Object whole = all.get(name);
    return whole != null ? Optional.of(whole) : find(all, name);
  }

  private static Optional<Object> find(Map<?, ?> within, String path) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      return Optional.ofNullable(within.get(path));
    }
    return within.get(path.substring(0, dot)) instanceof Map<?, ?> inner
        ? find(inner, path.substring(dot + 1))
        : Optional.empty();
  }
}
