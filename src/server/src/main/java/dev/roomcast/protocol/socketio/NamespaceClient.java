package dev.roomcast.protocol.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roomcast.protocol.Client;
import dev.roomcast.protocol.Codec;
import dev.roomcast.protocol.Command;
import dev.roomcast.protocol.Commands;
import dev.roomcast.protocol.Gateway;
import dev.roomcast.protocol.Push;
import dev.roomcast.protocol.Refusal;
import dev.roomcast.protocol.Refused;
import dev.roomcast.protocol.Reply;
import dev.roomcast.wire.Closing;
import dev.roomcast.wire.Frame;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** A client in one namespace of its session; to the hub it is a connection of its own. */
final class NamespaceClient implements Client {
  private final SocketIoSession session;
  private final SocketIoCodec codec;
  private final Clock clock;
  private Gateway.Member member; // set once, before any event is handled
  private final AtomicBoolean closed = new AtomicBoolean();

  NamespaceClient(SocketIoSession session, SocketIoCodec codec, Clock clock) {
    this.session = session;
    this.codec = codec;
    this.clock = clock;
  }

  String namespace() {
    return codec.namespace();
  }

  void connect(Gateway gateway, String connectionId, String token) throws Refused {
    member = gateway.connect(connectionId, token, this);
  }

  /** Does what an event asks for; answers if the client wants an answer, or if it must know. */
  void event(String name, JsonNode argument, long ackId) {
    Command command = Commands.read(name, argument);
    Reply reply = member.handle(command);
    if (ackId != SocketIoPacket.NO_ID) {
      send(codec.parser().encode(SocketIoPacket.ack(namespace(), ackId, reply.json())));
    } else {
      reply.refused().filter(NamespaceClient::isWorthTelling).ifPresent(this::tell);
    }
  }

  /* An event that nobody here listens for is usual in Socket.IO, and no mistake of the client's. */
  private static boolean isWorthTelling(Refused refused) {
    return refused.refusal() != Refusal.UNKNOWN_COMMAND;
  }

  private void tell(Refused refused) {
    send(
        problem(
            refused.refusal().code(), refused.getMessage(), refused.refusal().retryable()));
  }

  private List<Frame> problem(String code, String message, boolean retryable) {
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
  public String address() {
    return session.address();
  }

  @Override
  public boolean send(List<Frame> frames) {
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
