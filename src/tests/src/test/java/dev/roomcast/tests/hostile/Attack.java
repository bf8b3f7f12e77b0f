package dev.roomcast.tests.hostile;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Something that no client should do, and how it has to end.
 *
 * @param name a sentence that is true
 * @param act does it and asserts the end
 */
record Attack(String name, Consumer<Besieged> act) {

  static List<Attack> all() {
    return Stream.of(
            WebSocketAttacks.all(), PollingAttacks.all(), PacketAttacks.all(), SlowAttacks.all())
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
