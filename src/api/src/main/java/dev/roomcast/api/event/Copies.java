package dev.roomcast.api.event;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Copies that nobody can change, in the same order. Unlike {@link List#copyOf} they accept null, so
 * that validation finds it and names the field.
 */
final class Copies {

  private Copies() {}

  static <T> List<T> of(List<T> list) {
    return list == null ? null : Collections.unmodifiableList(new ArrayList<>(list));
  }

  static <K, V> Map<K, V> of(Map<K, V> map) {
    return map == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
