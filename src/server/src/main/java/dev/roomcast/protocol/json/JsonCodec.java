package dev.roomcast.protocol.json;

import dev.roomcast.protocol.Codec;
import dev.roomcast.protocol.Push;
import dev.roomcast.protocol.PushJson;
import dev.roomcast.wire.Frame;
import java.util.List;

/** Writes each push as one text message with its object. */
final class JsonCodec implements Codec, Push.Handler<byte[]> {
  static final JsonCodec INSTANCE = new JsonCodec();

  private JsonCodec() {}

  @Override
  public List<Frame> encode(Push push) {
    return List.of(Frame.utf8(push.handleBy(this)));
  }

  @Override
  public byte[] established(Push.Established push) {
    return PushJson.established(push);
  }

  @Override
  public byte[] event(Push.Event push) {
    return PushJson.event(push);
  }

  @Override
  public byte[] problem(Push.Problem push) {
    return PushJson.problem(push);
  }
}
