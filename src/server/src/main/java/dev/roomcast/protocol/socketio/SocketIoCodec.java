package dev.roomcast.protocol.socketio;

import dev.roomcast.protocol.Codec;
import dev.roomcast.protocol.Push;
import dev.roomcast.protocol.PushJson;
import dev.roomcast.wire.Frame;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes pushes as events of one namespace, by one parser: the name is the type, the one argument
 * the object.
 */
final class SocketIoCodec implements Codec, Push.Handler<List<Frame>> {
  /** The name that clients of earlier servers listen for; it carries the same object. */
  private static final String ESTABLISHED_BEFORE = "connection_established";

  private final String namespace;
  private final SocketIoParser parser;

  SocketIoCodec(String namespace, SocketIoParser parser) {
    this.namespace = namespace;
    this.parser = parser;
  }

  String namespace() {
    return namespace;
  }

  SocketIoParser parser() {
    return parser;
  }

  @Override
  public List<Frame> encode(Push push) {
    return push.handleBy(this);
  }

  @Override
  public List<Frame> established(Push.Established push) {
    byte[] object = PushJson.established(push);
    List<Frame> frames =
        new ArrayList<>(parser.encode(SocketIoPacket.connected(namespace, push.connectionId())));
    frames.add(parser.event(namespace, ESTABLISHED_BEFORE, object));
    frames.add(parser.event(namespace, PushJson.ESTABLISHED, object));
    return frames;
  }

  @Override
  public List<Frame> event(Push.Event push) {
    return List.of(parser.event(namespace, push.message().type(), PushJson.event(push)));
  }

  @Override
  public List<Frame> problem(Push.Problem push) {
    return List.of(parser.event(namespace, PushJson.ERROR, PushJson.problem(push)));
  }
}
