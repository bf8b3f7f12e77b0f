package dev.roomcast.tests.faults;

import java.util.ArrayList;
import java.util.List;

/** What happened to one client, in order. Written by its connections, read by the checker. */
final class Diary {
  private final String client;
  private final List<Line> lines = new ArrayList<>();   // guarded by this
  private int recovered;                                // guarded by this
  private int gaps;                                     // guarded by this
  private long lastEvent = System.nanoTime();           // guarded by this
  private long longestSilence;                          // guarded by this, nanoseconds

  Diary(String client) {
    this.client = client;
  }

  /** Something that concerns one room. */
  sealed interface Line permits Got, Gap {
    String room();
  }

  /**
   * An event.
   *
   * @param source who published it
   * @param number its number among those of the source
   * @param node on which the client was
   */
  record Got(String room, String source, int number, String id, int node) implements Line {
    String event() {
      return source + " " + number;
    }
  }

  /** The client was told that it may have missed events of the room. */
  record Gap(String room) implements Line {}

  synchronized void got(Got event) {
    long now = System.nanoTime();
    longestSilence = Math.max(longestSilence, now - lastEvent);
    lastEvent = now;
    lines.add(event);
  }

  synchronized void recovered() {
    recovered++;
  }

  synchronized void gap(String room) {
    gaps++;
    lines.add(new Gap(room));
  }

  /** Silence counts from now on. */
  synchronized void begin() {
    lastEvent = System.nanoTime();
    longestSilence = 0;
  }

  synchronized List<Line> of(String room) {
    return lines.stream().filter(line -> line.room().equals(room)).toList();
  }

  synchronized int events() {
    return lines.size() - gaps;
  }

  synchronized int recoveries() {
    return recovered;
  }

  synchronized int gaps() {
    return gaps;
  }

  synchronized long longestSilence() {
    return longestSilence;
  }

  @Override
  public String toString() {
    return client;
  }
}
