package dev.roomcast.protocol.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.roomcast.protocol.Activity;
import dev.roomcast.protocol.Client;
import dev.roomcast.protocol.Codec;
import dev.roomcast.protocol.Commands;
import dev.roomcast.protocol.Emitted;
import dev.roomcast.protocol.Gateway;
import dev.roomcast.protocol.Push;
import dev.roomcast.protocol.Refusal;
import dev.roomcast.protocol.Refused;
import dev.roomcast.protocol.Reply;
import dev.roomcast.wire.Closing;
import dev.roomcast.wire.Frames;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** A client in one namespace of its session; to the hub it is a connection of its own. */
final class NamespaceClient implements Client {
  private final SocketIoSession session;
  private final Namespace namespace;
  private final SocketIoCodec codec;
  private final Clock clock;
  private Gateway.Member member; // set once, before any event is handled
  private final AtomicBoolean closed = new AtomicBoolean();

  NamespaceClient(
      SocketIoSession session, Namespace namespace, SocketIoParser parser, Clock clock) {
    this.session = session;
    this.namespace = namespace;
    this.codec = namespace.codec(parser, session.takesOffsets());
    this.clock = clock;
  }

  @Override
  public String namespace() {
    return namespace.name();
  }

  void connect(String connectionId, String token, JsonNode auth) throws Refused {
    member = namespace.entrance().enter(connectionId, token, auth, codec.hasOffsets(), this);
  }

  /** Does what an event asks for, or hands it on; see {@link EventAnswer} for the answer. */
  void event(String name, List<JsonNode> arguments, long ackId) {
    EventAnswer answer = new EventAnswer(ackId);
    if (namespace.hasCommands() && Commands.isCommand(name)) {
      JsonNode first = arguments.isEmpty() ? MissingNode.getInstance() : arguments.get(0);
      Reply reply = member.handle(Commands.read(name, first));
      reply.refused().ifPresentOrElse(answer::refuse, () -> answer.accept(List.of(reply.json())));
      reply.afterwards().run();
    } else {
      member.emitted(new Emitted(name, arguments, answer));
    }
  }

  /** Takes the acknowledgement of an event that we sent. */
  void answered(long id, JsonNode values) {
    List<JsonNode> each = new ArrayList<>(values.size());
    values.forEach(each::add);
    member.answered(id, each);
  }

  /** The answer to one event: an acknowledgement, or else only what the client must know. */
  private final class EventAnswer implements Emitted.Acknowledgement {
    private final long ackId;

    EventAnswer(long ackId) {
      this.ackId = ackId;
    }

    @Override
    public boolean isAwaited() {
      return ackId != SocketIoPacket.NO_ID;
    }

    @Override
    public void accept(List<JsonNode> values) {
      if (isAwaited()) {
        JsonNode[] data = values.toArray(JsonNode[]::new);
        send(codec.parser().encode(SocketIoPacket.ack(namespace(), ackId, data)));
      }
    }

    /* An event that nobody here listens for is usual in Socket.IO, and no mistake of a client's. */
    @Override
    public void refuse(Refused why) {
      if (isAwaited()) {
        accept(List.of(Reply.refused(why).json()));
      } else if (why.refusal() != Refusal.UNKNOWN_COMMAND) {
        send(problem(why.code(), why.getMessage(), why.refusal().retryable()));
      }
    }
  }

  private Frames problem(String code, String message, boolean retryable) {
    return codec.encode(new Push.Problem(code, message, retryable, clock.instant()));
  }

  /** Whether it is over, by the hub's word or the client's. */
  boolean isClosed() {
    return closed.get();
  }

  /** The client is gone from this namespace. */
  void left(Closing why) {
    closed.set(true);
    member.left(why);
  }

  @Override
  public Codec codec() {
    return codec;
  }

  @Override
  public Transport transport() {
    return codec.parser().transport(session.engine().isPolling());
  }

  @Override
  public Activity activity() {
    return session.engine().activity(clock.instant());
  }

  @Override
  public String address() {
    return session.address();
  }

  @Override
  public List<String> headers() {
    return session.headers();
  }

  @Override
  public boolean send(Frames frames) {
    return !closed.get() && session.engine().send(frames);
  }

  /*
   * A client that is sent out of its namespace does not come back by itself; one whose transport
   * ends does. So the reason decides which of the two it is.
   */
  @Override
  public void close(Closing why) {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    EngineSession engine = session.engine();
    if (why.hasLastWords()) {
      engine.send(problem(why.code(), why.message(), why.reconnect()));
    }
    if (why.reconnect()) {
      engine.close(why);
    } else {
      engine.send(codec.parser().encode(SocketIoPacket.disconnect(namespace())));
      session.leave(this, why);
    }
  }
}
