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

/** A client in one namespace of its session; to the hub it is a connection of its own. */
final class NamespaceClient implements Client {
  private final SocketIoSession session;
  private final SocketIoCodec codec;
  private final Clock clock;
  private Gateway.Member member; // set once, before any event is handled
  private volatile boolean closed;

  NamespaceClient(SocketIoSession session, SocketIoCodec codec, Clock clock) {
    this.session = session;
    this.codec = codec;
    this.clock = clock;
  }

  void connect(Gateway gateway, String connectionId, String token) throws Refused {
    member = gateway.connect(connectionId, token, this);
  }

  /** Does what an event asks for; answers if the client wants an answer, or if it must know. */
  void event(String name, JsonNode argument, long ackId) {
    Command command = Commands.read(name, argument);
    Reply reply = member.handle(command);
    if (ackId != SocketIoPacket.NO_ID) {
      send(SocketIoEncoder.encode(SocketIoPacket.ack(codec.namespace(), ackId, reply.json())));
    } else {
      reply.refused().filter(NamespaceClient::isWorthTelling).ifPresent(this::tell);
    }
  }

  /* An event that nobody here listens for is usual in Socket.IO, and no mistake of the client's. */
  private static boolean isWorthTelling(Refused refused) {
    return refused.refusal() != Refusal.UNKNOWN_COMMAND;
  }

  private void tell(Refused refused) {
    push(refused.refusal().code(), refused.getMessage(), refused.refusal().retryable());
  }

  private void push(String code, String message, boolean retryable) {
    send(codec.encode(new Push.Problem(code, message, retryable, clock.instant())));
  }

  /** Whether the hub has ended it. */
  boolean isClosed() {
    return closed;
  }

  /** The client is gone from this namespace. */
  void left(Closing why) {
    member.left(why);
  }

  @Override
  public Codec codec() {
    return codec;
  }

  @Override
  public Transport transport() {
    return session.engine().transport();
  }

  @Override
  public String address() {
    return session.address();
  }

  @Override
  public boolean send(List<Frame> frames) {
    return session.engine().send(frames);
  }

  /*
   * A client that is sent out of its namespace does not come back by itself; one whose transport
   * ends does. So the reason decides which of the two it is.
   */
  @Override
  public void close(Closing why) {
    closed = true;
    if (why.hasLastWords()) {
      push(why.code(), why.message(), why.reconnect());
    }
    if (why.reconnect()) {
      session.engine().close(why);
    } else {
      send(SocketIoEncoder.encode(SocketIoPacket.disconnect(codec.namespace())));
      session.leave(codec.namespace(), why);
    }
  }
}
