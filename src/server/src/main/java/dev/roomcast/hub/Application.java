package dev.roomcast.hub;

import dev.roomcast.protocol.Emitted;
import dev.roomcast.wire.Closing;
import java.util.Map;

/**
 * The application that the hub is part of: what it hears of clients. No method throws. Of one
 * connection it hears one thing at a time, its end last.
 */
public interface Application {

  /**
   * A client is connected; called on its thread, which may be kept waiting.
   *
   * @param auth what it showed in a namespace of the application, as plain values; empty in the hub
   */
  void connected(Connection connection, Map<String, Object> auth);

  /** Whether anybody there takes this event. */
  boolean takes(String namespace, String event);

  /** Takes an event that {@link #takes} says yes to; called on the client's thread. */
  void received(Connection from, Emitted emitted);

  /** A connection has ended; called on any thread, which must not be kept waiting. */
  void disconnected(Connection connection, Closing why);
}
