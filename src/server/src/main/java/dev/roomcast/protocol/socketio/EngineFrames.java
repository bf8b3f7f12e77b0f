package dev.roomcast.protocol.socketio;

import dev.roomcast.wire.Frame;
import dev.roomcast.wire.Frames;

/** The Engine.IO frames that a server sends, apart from the open packet. */
final class EngineFrames {
  /** Asks for a pong; the heartbeat. */
  static final Frames PING = Frames.of(Frame.text("2"));

  /** Answers the probe of a WebSocket that is to take over from polling. */
  static final Frames PONG_PROBE = Frames.of(Frame.text("3probe"));

  /** Releases a waiting poll without news. */
  static final Frame NOOP = Frame.text("6");

  /** Ends the session of a waiting poll. */
  static final Frame CLOSE = Frame.text("1");

  private EngineFrames() {}

  /** A text message. */
  static Frame message(String data) {
    return Frame.text(EnginePacket.Type.MESSAGE.digit() + data);
  }
}
