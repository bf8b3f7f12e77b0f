package dev.roomcast.protocol.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roomcast.protocol.Codec;
import dev.roomcast.protocol.Push;
import dev.roomcast.protocol.PushJson;
import dev.roomcast.wire.Frame;
import java.util.ArrayList;
import java.util.List;

/** Writes pushes as events of one namespace: the name is the type, the one argument the object. */
final class SocketIoCodec implements Codec, Push.Handler<List<Frame>> {
  /** The name that clients of earlier servers listen for; it carries the same object. */
  private static final String ESTABLISHED_BEFORE = "connection_established";

  private final String namespace;
  private final boolean greets;

  /**
   * @param greets whether a client that comes in is told more than that it is connected
   */
  SocketIoCodec(String namespace, boolean greets) {
    this.namespace = namespace;
    this.greets = greets;
  }

  String namespace() {
    return namespace;
  }

  @Override
  public List<Frame> encode(Push push) {
    return push.handleBy(this);
  }

  @Override
  public List<Frame> established(Push.Established push) {
    List<Frame> connected =
        SocketIoEncoder.encode(SocketIoPacket.connected(namespace, push.connectionId()));
    if (!greets) {
      return connected;
    }
    byte[] object = PushJson.established(push);
    List<Frame> frames = new ArrayList<>(connected);
    frames.add(SocketIoEncoder.event(namespace, ESTABLISHED_BEFORE, object));
    frames.add(SocketIoEncoder.event(namespace, PushJson.ESTABLISHED, object));
    return frames;
  }

  @Override
  public List<Frame> event(Push.Event push) {
    return List.of(
        SocketIoEncoder.event(namespace, push.message().type(), PushJson.event(push)));
  }

  @Override
  public List<Frame> problem(Push.Problem push) {
    return List.of(SocketIoEncoder.event(namespace, PushJson.ERROR, PushJson.problem(push)));
  }

  @Override
  public List<Frame> emit(Push.Emit push) {
    return SocketIoEncoder.encode(
        SocketIoPacket.event(
            namespace,
            push.question().orElse(SocketIoPacket.NO_ID),
            push.event(),
            push.arguments().toArray(JsonNode[]::new)));
  }
}
