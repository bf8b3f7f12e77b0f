package dev.roomcast.protocol.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roomcast.protocol.Codec;
import dev.roomcast.protocol.Push;
import dev.roomcast.protocol.PushJson;
import dev.roomcast.wire.Frame;
import dev.roomcast.wire.Frames;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes pushes as events of one namespace, by one parser: the name is the type, the one argument
 * the object.
 */
final class SocketIoCodec implements Codec, Push.Handler<Frames> {
  /** The name that clients of earlier servers listen for; it carries the same object. */
  private static final String ESTABLISHED_BEFORE = "connection_established";

  private final String namespace;
  private final boolean greets;
  private final SocketIoParser parser;

  /**
   * @param greets whether a client that comes in is told more than that it is connected
   */
  SocketIoCodec(String namespace, boolean greets, SocketIoParser parser) {
    this.namespace = namespace;
    this.greets = greets;
    this.parser = parser;
  }

  SocketIoParser parser() {
    return parser;
  }

  @Override
  public Frames encode(Push push) {
    return push.handleBy(this);
  }

  @Override
  public Frames established(Push.Established push) {
    Frames connected =
        parser.encode(SocketIoPacket.connected(namespace, push.connectionId()));
    if (!greets) {
      return connected;
    }
    byte[] object = PushJson.established(push);
    List<Frame> frames = new ArrayList<>(connected.frames());
    frames.add(parser.event(namespace, ESTABLISHED_BEFORE, object));
    frames.add(parser.event(namespace, PushJson.ESTABLISHED, object));
    return Frames.of(frames);
  }

  @Override
  public Frames event(Push.Event push) {
    return Frames.of(parser.event(namespace, push.message().type(), PushJson.event(push)));
  }

  @Override
  public Frames problem(Push.Problem push) {
    return Frames.of(parser.event(namespace, PushJson.ERROR, PushJson.problem(push)));
  }

  @Override
  public Frames notice(Push.Notice push) {
    return Frames.of(parser.event(namespace, push.type(), PushJson.notice(push)));
  }

  @Override
  public Frames emit(Push.Emit push) {
    return parser.encode(
        SocketIoPacket.event(
            namespace,
            push.question().orElse(SocketIoPacket.NO_ID),
            push.event(),
            push.arguments().toArray(JsonNode[]::new)));
  }
}
