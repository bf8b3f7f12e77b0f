package dev.roomcast.web;

import dev.roomcast.protocol.Handshake;
import dev.roomcast.protocol.Seats;
import dev.roomcast.protocol.json.JsonSession;
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
public class JsonEndpoint {
  @Inject private Node node;

  private JsonSession session; // null if the node has no place for it

  @OnOpen
  public void opened(Session socket) {
    Sockets.prepare(socket, node.settings().engine().maxPayload());
    Handshake handshake = Sockets.handshake(socket);
    Seats seats = node.engineSessions().seats();
    if (!seats.take(handshake.address())) {
      Sockets.wire(socket, node, () -> {}).close(Closing.NODE_FULL);
      return;
    }
    WebSocketWire wire = Sockets.wire(socket, node, () -> seats.leave(handshake.address()));
    session = node.jsonSession(wire, handshake);
    session.open();
  }

  @OnMessage
  public void text(String message) {
    if (session == null) {
      return;
    }
    if (Sockets.isTooLarge(message, node.settings().engine().maxPayload())) {
      session.gone(Closing.TOO_LARGE);
    } else {
      session.text(message);
    }
  }

  /** There is nothing to be said in binary here. */
  @OnMessage
  public void binary(ByteBuffer message) {
    gone(Closing.PROTOCOL_ERROR);
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
