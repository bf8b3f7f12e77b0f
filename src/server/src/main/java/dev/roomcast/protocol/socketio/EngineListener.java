package dev.roomcast.protocol.socketio;

import dev.roomcast.protocol.ProtocolViolation;
import dev.roomcast.wire.Closing;

/** Whoever understands a session's messages; told of one after the other, on any thread. */
public interface EngineListener {
  /** Requests can find the session from now on, and it may be ended; called once. */
  default void opened() {}

  /**
   * A text message of the client.
   *
   * @throws ProtocolViolation if it has no place here; ends the session
   */
  void text(String data) throws ProtocolViolation;

  /**
   * A binary message of the client.
   *
   * @param data the listener's own
   * @throws ProtocolViolation if it has no place here; ends the session
   */
  void binary(byte[] data) throws ProtocolViolation;

  /** The session takes and gives nothing more; called once, on any thread. */
  void closed(Closing why);
}
