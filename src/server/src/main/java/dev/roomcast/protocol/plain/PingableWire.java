package dev.roomcast.protocol.plain;

import dev.roomcast.wire.Wire;

/** A WebSocket that can send ping frames (RFC 6455 section 5.5.2). */
public interface PingableWire extends Wire {

  /** Sends a ping frame; never blocks. A failure shows as the pong that does not come. */
  void ping();
}
