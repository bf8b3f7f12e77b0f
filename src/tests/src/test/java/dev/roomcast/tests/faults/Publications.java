package dev.roomcast.tests.faults;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every event that was published, and whether its publisher was told so. */
final class Publications {
  private final Map<String, Integer> homes = new LinkedHashMap<>();            // guarded by this
  private final Map<String, List<Publication>> bySource = new LinkedHashMap<>();   // likewise

  /**
   * An event.
   *
   * @param outcome what its publisher knows of it
   */
  record Publication(int number, String room, Outcome outcome) {}

  enum Outcome {
    /** Every client of the room must get it. */
    PUBLISHED,
    /** The answer was lost, or left it open: clients may get it, all of them or none. */
    UNSURE,
    /** The same, tried again with a key that Redis may have forgotten with its data. */
    PERHAPS_TWICE
  }

  /**
   * Makes a source known.
   *
   * @param home the node that may deliver its events ahead of the log; -1 if none may
   */
  synchronized void begin(String source, int home) {
    homes.put(source, home);
    bySource.put(source, new ArrayList<>());
  }

  /** Notes an event; its number is the next one of the source. */
  synchronized void add(String source, String room, Outcome outcome) {
    List<Publication> before = bySource.get(source);
    before.add(new Publication(before.size(), room, outcome));
  }

  synchronized Map<String, Integer> homes() {
    return Map.copyOf(homes);
  }

  /** What a source published to a room, in order. */
  synchronized List<Publication> of(String source, String room) {
    return bySource.get(source).stream().filter(each -> each.room().equals(room)).toList();
  }

  synchronized long count(Outcome outcome) {
    return bySource.values().stream()
        .flatMap(List::stream).filter(each -> each.outcome() == outcome).count();
  }
}
