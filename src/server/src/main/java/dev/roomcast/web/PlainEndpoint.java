package dev.roomcast.web;

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

/** The plain JSON WebSocket. One instance per connection. */
@ServerEndpoint(value = "/ws", subprotocols = "roomcast.v1.json")
public class PlainEndpoint {
  @Inject private Node node;

  private PlainSession session;

  @OnOpen
  public void opened(Session socket) {
    Sockets.prepare(socket, node.settings().engine().maxPayload());
    session =
        node.plainSession(
            new WebSocketWire(socket, node.executor()), Sockets.handshake(socket));
    session.open();
  }

  @OnMessage
  public void text(String message) {
    if (Sockets.isTooLarge(message, node.settings().engine().maxPayload())) {
      session.gone(Closing.TOO_LARGE);
    } else {
      session.text(message);
    }
  }

  /** There is nothing to be said in binary here. */
  @OnMessage
  public void binary(ByteBuffer message) {
    session.gone(Closing.PROTOCOL_ERROR);
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
