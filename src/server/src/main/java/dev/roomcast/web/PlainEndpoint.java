package dev.roomcast.web;

import dev.roomcast.protocol.Handshake;
import dev.roomcast.protocol.Seats;
import dev.roomcast.protocol.plain.PlainFormat;
import dev.roomcast.protocol.plain.PlainSession;
import dev.roomcast.wire.Closing;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;

/** The plain WebSocket; its subprotocol says in which format. One instance per connection. */
@ServerEndpoint(
    value = "/ws",
    subprotocols = {PlainFormat.JSON_SUBPROTOCOL, PlainFormat.MSGPACK_SUBPROTOCOL},
    configurator = EndpointConfigurator.class)
public class PlainEndpoint {
  @Inject private Node node;

  private TextParts textParts;
  private BinaryParts binaryParts;
  private PlainSession session; // null if the node has no place for it

  @OnOpen
  public void opened(Session socket) {
    Sockets.prepare(socket, maxPayload());
    textParts = new TextParts(maxPayload());
    binaryParts = new BinaryParts(maxPayload());
    Handshake handshake = Sockets.handshake(socket);
    Seats seats = node.engineSessions().seats();
    if (!seats.take(handshake.address())) {
      Sockets.wire(socket, node, node.sessionEnds()::ended).close(Closing.NODE_FULL);
      return;
    }
    session =
        node.plainSession(
            Sockets.wire(socket, node, why -> left(seats, handshake.address(), why)),
            PlainFormat.of(socket.getNegotiatedSubprotocol()),
            handshake);
    session.open();
  }

  private void left(Seats seats, String address, Closing why) {
    seats.leave(address);
    node.sessionEnds().ended(why);
  }

  @OnMessage
  public void text(String part, boolean last) {
    if (session != null) {
      textParts.add(part, last, session::text, this::tooLarge);
    }
  }

  @OnMessage
  public void binary(byte[] part, boolean last) {
    if (session != null) {
      binaryParts.add(part, last, session::binary, this::tooLarge);
    }
  }

  private void tooLarge() {
    session.gone(Closing.TOO_LARGE);
  }

  private int maxPayload() {
    return node.settings().engine().maxPayload();
  }

  @OnMessage
  public void pong(PongMessage message) {
    if (session != null) {
      session.pong();
    }
  }

  @OnClose
  public void closed(CloseReason reason) {
    gone(Sockets.closing(reason));
  }

  @OnError
  public void failed(Throwable cause) {
    gone(Sockets.closing(cause));
  }

  private void gone(Closing why) {
    if (session != null) {
      session.gone(why);
    }
  }
}
