package dev.roomcast.protocol;

import dev.roomcast.wire.Frames;

/**
 * How one protocol writes pushes. All clients of a protocol share one codec object, and so the
 * frames that it makes: an event is encoded once for all of them.
 */
public interface Codec {

  /** The frames of a push. */
  Frames encode(Push push);

  /**
   * The frames of an event that a client has missed and asked for. They must not move what the
   * client gives back as the last event that it got: newer ones may have come before.
   */
  default Frames encodeMissed(Push.Event event) {
    return encode(event);
  }
}
