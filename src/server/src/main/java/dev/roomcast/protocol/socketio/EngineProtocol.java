package dev.roomcast.protocol.socketio;

import dev.roomcast.protocol.Handshake;

/** What the messages of Engine.IO sessions mean: Socket.IO, or a language of its own. */
public interface EngineProtocol {

  /**
   * Finds somebody to listen to a new session, which takes messages to send from now on. Called on
   * any thread; must not block.
   *
   * @param handshake what the client's first request told
   */
  EngineListener attach(EngineSession session, Handshake handshake);
}
