package dev.roomcast.protocol.socketio;

import dev.roomcast.wire.Wire;

/** A polling GET that waits for something to say. Any thread may answer it; only one answer counts. */
public interface HeldPoll {

  /**
   * Answers 200 with a payload; never blocks.
   *
   * @param done told when the container has taken all of it
   */
  void answer(byte[] payload, Wire.Done done);

  /** Answers 400 without a body: two requests of one session came at the same time. */
  void refuseOverlap();

  /** Answers with an error. */
  void refuse(EngineError error);
}
