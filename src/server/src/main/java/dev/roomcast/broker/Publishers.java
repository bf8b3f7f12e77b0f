package dev.roomcast.broker;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How far each publishing node's messages have come in the log, so that one that was appended twice
 * is noticed. The nodes that have not been seen for longest are forgotten first. Not for several
 * threads.
 */
final class Publishers {
  private static final int MAX = 10_000; // nodes have a new name at each start

  private final Map<String, Long> last =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > MAX;
        }
      };

  /** Knows from now on what another one knows, and nothing else. */
  void set(Publishers other) {
    last.clear();
    last.putAll(other.last);
  }

  void saw(String publisher, long sequence) {
    last.merge(publisher, sequence, Math::max);
  }

  /** The last one seen; 0 before the first. */
  long lastOf(String publisher) {
    return last.getOrDefault(publisher, 0L);
  }
}
