package dev.roomcast.hub;

import dev.roomcast.protocol.Codec;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;

/** The same thing for clients of different codecs, made at most once for each. For one thread. */
final class PerCodec<T> {
  private final Function<Codec, T> maker;
  private Codec lastCodec; // null before the first
  private T last;
  private Map<Codec, T> all = Map.of(); // nothing while there is one codec only

  PerCodec(Function<Codec, T> maker) {
    this.maker = maker;
  }

  T of(Codec codec) {
    if (codec != lastCodec) {
      T made = lastCodec == null ? maker.apply(codec) : another(codec);
      lastCodec = codec;
      last = made;
    }
    return last;
  }

  private T another(Codec codec) {
    if (all.isEmpty()) {
      all = new IdentityHashMap<>(4);
      all.put(lastCodec, last);
    }
    return all.computeIfAbsent(codec, maker);
  }
}
