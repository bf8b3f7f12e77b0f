package dev.roomcast.protocol;

import dev.roomcast.wire.Frames;

/**
 * How one protocol writes pushes. All clients of a protocol share one codec object, and so the
 * frames that it makes: an event is encoded once for all of them.
 */
public interface Codec {

  /** The frames of a push. */
  Frames encode(Push push);
}
