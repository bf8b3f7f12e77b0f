package dev.roomcast.hub;

import dev.roomcast.protocol.Codec;
import dev.roomcast.protocol.Push;
import dev.roomcast.wire.Frames;

/** The frames of one push, made at most once for each codec. */
/* Threads: any. The monitor guards the frames, also while encoding: others wait for the result. */
final class EncodedOnce {
  private final PerCodec<Frames> frames;

  EncodedOnce(Push push) {
    this.frames = new PerCodec<>(codec -> codec.encode(push));
  }

  synchronized Frames forCodec(Codec codec) {
    return frames.of(codec);
  }
}
