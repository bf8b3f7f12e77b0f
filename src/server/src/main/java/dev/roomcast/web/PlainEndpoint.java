package dev.roomcast.web;

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
import java.nio.ByteBuffer;

/** The plain WebSocket; its subprotocol says in which format. One instance per connection. */
@ServerEndpoint(
    value = "/ws",
    subprotocols = {PlainFormat.JSON_SUBPROTOCOL, PlainFormat.MSGPACK_SUBPROTOCOL})
public class PlainEndpoint {
  @Inject private Node node;

  private PlainSession session;

  @OnOpen
  public void opened(Session socket) {
    Sockets.prepare(socket, maxPayload());
    session =
        node.plainSession(
            new WebSocketWire(socket, node.executor()),
            PlainFormat.of(socket.getNegotiatedSubprotocol()),
            Sockets.handshake(socket));
    session.open();
  }

  @OnMessage
  public void text(String message) {
    if (Sockets.isTooLarge(message, maxPayload())) {
      session.gone(Closing.TOO_LARGE);
    } else {
      session.text(message);
    }
  }

  @OnMessage
  public void binary(ByteBuffer message) {
    if (message.remaining() > maxPayload()) {
      session.gone(Closing.TOO_LARGE);
    } else {
      byte[] bytes = new byte[message.remaining()];
      message.get(bytes);
      session.binary(bytes);
    }
  }

  private int maxPayload() {
    return node.settings().engine().maxPayload();
  }

  @OnMessage
  public void pong(PongMessage message) {
    session.pong();
  }

  @OnClose
  public void closed(CloseReason reason) {
    session.gone(Sockets.closing(reason));
  }

  @OnError
  public void failed(Throwable cause) {
    session.gone(Sockets.closing(cause));
  }
}
