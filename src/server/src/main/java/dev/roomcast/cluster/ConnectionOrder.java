package dev.roomcast.cluster;

import java.util.Comparator;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** What a list of connections can be sorted by; equal ones follow one another by their id. */
public enum ConnectionOrder {
  USER(new Texts(ConnectionInfo::userId)),
  NODE(new Texts(ConnectionInfo::node)),
  NAMESPACE(new Texts(ConnectionInfo::namespace)),
  PROTOCOL(new Texts(connection -> connection.transport().protocol())),
  TRANSPORT(new Texts(connection -> connection.transport().carrier())),
  ADDRESS(new Texts(ConnectionInfo::address)),
  SINCE(new Numbers(connection -> connection.since().toEpochMilli())),
  ROOMS(new Numbers(connection -> connection.rooms().size())),
  MESSAGES_IN(new Numbers(connection -> connection.activity().messagesIn())),
  BYTES_IN(new Numbers(connection -> connection.activity().bytesIn())),
  FRAMES_OUT(new Numbers(connection -> connection.activity().framesOut())),
  BYTES_OUT(new Numbers(connection -> connection.activity().bytesOut())),
  QUEUE_BYTES(new Numbers(connection -> connection.activity().queueBytes())),
  LAST_HEARD(new Numbers(connection -> connection.activity().lastHeard().toEpochMilli()));

  private final Key key;

  ConnectionOrder(Key key) {
    this.key = key;
  }

  /** What is looked at of a connection. */
  private interface Key {
    Comparator<ConnectionInfo> comparator();

    String text(ConnectionInfo connection);

    /** Like a comparator's, of a connection with a key that was once written as text. */
    int compare(ConnectionInfo connection, String other);
  }

  private record Texts(Function<ConnectionInfo, String> of) implements Key {
    @Override
    public Comparator<ConnectionInfo> comparator() {
      return Comparator.comparing(of);
    }

    @Override
    public String text(ConnectionInfo connection) {
      return of.apply(connection);
    }

    @Override
    public int compare(ConnectionInfo connection, String other) {
      return text(connection).compareTo(other);
    }
  }

  private record Numbers(ToLongFunction<ConnectionInfo> of) implements Key {
    @Override
    public Comparator<ConnectionInfo> comparator() {
      return Comparator.comparingLong(of);
    }

    @Override
    public String text(ConnectionInfo connection) {
      return Long.toString(of.applyAsLong(connection));
    }

    @Override
    public int compare(ConnectionInfo connection, String other) {
      return Long.compare(of.applyAsLong(connection), Long.parseLong(other));
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
