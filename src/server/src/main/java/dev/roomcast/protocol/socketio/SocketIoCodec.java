package dev.roomcast.protocol.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
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

  private static final JsonNode NO_OFFSET = MissingNode.getInstance();

  private final String namespace;
  private final boolean greets;
  private final SocketIoParser parser;
  private final boolean offsets;

  /**
   * @param greets whether a client that comes in is told more than that it is connected
   */
  SocketIoCodec(String namespace, boolean greets, SocketIoParser parser) {
    this(namespace, greets, parser, false);
  }

  /**
   * @param offsets whether events have their id as one more argument: clients remember the last
   *     argument of what they got, if that is a text, and give it back when they return
   */
  SocketIoCodec(String namespace, boolean greets, SocketIoParser parser, boolean offsets) {
    this.namespace = namespace;
    this.greets = greets;
    this.parser = parser;
    this.offsets = offsets;
  }

  /** Whether its clients can go on later where they were. */
  boolean hasOffsets() {
    return offsets;
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
        parser.encode(SocketIoPacket.connected(namespace, push.connectionId(), push.pid()));
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
    return event(push, offsets ? TextNode.valueOf(push.message().id()) : NO_OFFSET);
  }

  private Frames event(Push.Event push, JsonNode offset) {
    return Frames.of(
        parser.event(namespace, push.message().type(), PushJson.event(push), offset));
  }

  /* A last argument that is no text leaves the client's memory as it is. */
  @Override
  public Frames encodeMissed(Push.Event push) {
    return event(push, offsets ? NullNode.getInstance() : NO_OFFSET);
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
            arguments(push).toArray(JsonNode[]::new)));
  }

  /* A text at the end would be taken for an offset; a question does not end with its arguments. */
  private List<JsonNode> arguments(Push.Emit push) {
    List<JsonNode> arguments = push.arguments();
    boolean misleads =
        offsets
            && push.question().isEmpty()
            && !arguments.isEmpty()
            && arguments.get(arguments.size() - 1).isTextual();
    if (!misleads) {
      return arguments;
    }
    List<JsonNode> more = new ArrayList<>(arguments);
    more.add(NullNode.getInstance());
    return more;
  }
}
