package dev.roomcast.web;

import dev.roomcast.protocol.Handshake;
import dev.roomcast.protocol.socketio.EngineSession;
import dev.roomcast.protocol.socketio.EngineSessions;
import dev.roomcast.wire.Closing;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.util.List;

/**
 * Engine.IO over WebSocket: a session of its own, or one that began on polling. One instance per
 * connection.
 */
@ServerEndpoint(value = "/socket.io/", configurator = EndpointConfigurator.class)
public class SocketIoEndpoint {
  @Inject private Node node;

  private WebSocketWire wire;
  private TextParts textParts;
  private BinaryParts binaryParts;
  private EngineSession session; // null if there is none for this connection

  /** Whom connections speak to; the same as those of the polling servlet on the same path. */
  protected EngineSessions sessions() {
    return node.engineSessions();
  }

  @OnOpen
  public void opened(Session socket) {
    Sockets.prepare(socket, maxPayload());
    textParts = new TextParts(maxPayload());
    binaryParts = new BinaryParts(maxPayload());
    wire = Sockets.wire(socket, node, why -> {});
    String sid = first(socket.getRequestParameterMap().get("sid"));
    if (sid.isEmpty()) {
      Handshake handshake = Sockets.handshake(socket);
      session = sessions().openOnWebSocket(handshake, wire).orElse(null);
      if (session == null) {
        node.sessionEnds().ended(Closing.NODE_FULL);
        wire.close(Closing.NODE_FULL);
      }
    } else {
      session = sessions().find(sid).filter(this::mayUpgrade).orElse(null);
      if (session == null) {
        wire.close(Closing.PROTOCOL_ERROR);
      }
    }
  }

  private boolean mayUpgrade(EngineSession found) {
    return found.beginUpgrade(wire);
  }

  private static String first(List<String> values) {
    return values == null || values.isEmpty() ? "" : values.get(0);
  }

  @OnMessage
  public void text(String part, boolean last) {
    if (session != null) {
      textParts.add(part, last, whole -> session.receiveText(wire, whole), this::tooLarge);
    }
  }

  @OnMessage
  public void binary(byte[] part, boolean last) {
    if (session != null) {
      binaryParts.add(part, last, whole -> session.receiveBinary(wire, whole), this::tooLarge);
    }
  }

  private int maxPayload() {
    return node.settings().engine().maxPayload();
  }

  private void tooLarge() {
    session.webSocketGone(wire, Closing.TOO_LARGE);
  }

  @OnClose
  public void closed(CloseReason reason) {
    if (session != null) {
      session.webSocketGone(wire, Sockets.closing(reason));
    }
  }

  @OnError
  public void failed(Throwable cause) {
    if (session != null) {
      session.webSocketGone(wire, Sockets.closing(cause));
    }
  }
}
