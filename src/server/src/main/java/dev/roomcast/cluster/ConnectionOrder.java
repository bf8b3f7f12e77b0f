package dev.roomcast.cluster;

import java.util.Comparator;
import java.util.function.Function;

/** What a list of connections can be sorted by; equal ones follow one another by their id. */
public enum ConnectionOrder {
  USER(ConnectionInfo::userId),
  NODE(ConnectionInfo::node),
  NAMESPACE(ConnectionInfo::namespace),
  PROTOCOL(connection -> connection.transport().protocol()),
  TRANSPORT(connection -> connection.transport().carrier()),
  ADDRESS(ConnectionInfo::address),
  SINCE(connection -> connection.since().toEpochMilli(), Long::valueOf),
  ROOMS(connection -> (long) connection.rooms().size(), Long::valueOf),
  MESSAGES_IN(connection -> connection.activity().messagesIn(), Long::valueOf),
  BYTES_IN(connection -> connection.activity().bytesIn(), Long::valueOf),
  FRAMES_OUT(connection -> connection.activity().framesOut(), Long::valueOf),
  BYTES_OUT(connection -> connection.activity().bytesOut(), Long::valueOf),
  QUEUE_BYTES(connection -> (long) connection.activity().queueBytes(), Long::valueOf),
  LAST_HEARD(connection -> connection.activity().lastHeard().toEpochMilli(), Long::valueOf);

  private final Key<?> key;

  ConnectionOrder(Function<ConnectionInfo, String> text) {
    this.key = new Key<>(text, Function.identity());
  }

  ConnectionOrder(Function<ConnectionInfo, Long> number, Function<String, Long> reading) {
    this.key = new Key<>(number, reading);
  }

  private record Key<T extends Comparable<T>>(
      Function<ConnectionInfo, T> of, Function<String, T> reading) {

    Comparator<ConnectionInfo> comparator() {
      return Comparator.comparing(of);
    }

    String text(ConnectionInfo connection) {
      return of.apply(connection).toString();
    }

    /** Like a comparator's, of a connection with a key that was once written as text. */
    int compare(ConnectionInfo connection, String other) {
      return of.apply(connection).compareTo(reading.apply(other));
    }
  }

  /** From the least to the greatest. */
  public Comparator<ConnectionInfo> ascending() {
    return key.comparator().thenComparing(ConnectionInfo::id);
  }

  /** What the connection is sorted by, as text. */
  String text(ConnectionInfo connection) {
    return key.text(connection);
  }

  /**
   * Compares a connection with a place in the list.
   *
   * @throws IllegalArgumentException if the text is none of {@link #text}
   */
  int compare(ConnectionInfo connection, String text, String id) {
    int byKey = key.compare(connection, text);
    return byKey != 0 ? byKey : connection.id().compareTo(id);
  }
}
