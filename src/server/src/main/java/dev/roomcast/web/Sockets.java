package dev.roomcast.web;

import dev.roomcast.protocol.Handshake;
import dev.roomcast.wire.Closing;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;

/** What all WebSocket endpoints do alike. */
final class Sockets {
  private Sockets() {}

  /** Sets the limits that containers leave open: message size, and no idle timeout but ours. */
  static void prepare(Session socket, int maxPayload) {
    socket.setMaxTextMessageBufferSize(maxPayload);
    socket.setMaxBinaryMessageBufferSize(maxPayload);
    socket.setMaxIdleTimeout(0);
  }

  /** What the first request told. */
  static Handshake handshake(Session socket) {
    if (socket.getUserPrincipal() instanceof ClientFilter.FirstRequestPrincipal first) {
      return first.handshake();
    }
    throw new IllegalStateException(
        "the WebSocket request did not pass " + ClientFilter.class.getName());
  }

  /** Why the client or the container ended a WebSocket. */
  static Closing closing(CloseReason reason) {
    int code = reason.getCloseCode().getCode();
    if (code == CloseCodes.TOO_BIG.getCode()) {
      return Closing.TOO_LARGE;
    }
    boolean goodbye =
        code == CloseCodes.NORMAL_CLOSURE.getCode()
            || code == CloseCodes.GOING_AWAY.getCode()
            || code == CloseCodes.NO_STATUS_CODE.getCode();
    return goodbye ? Closing.CLIENT_LEFT : Closing.TRANSPORT_LOST;
  }

  /** Why a WebSocket failed. */
  static Closing closing(Throwable cause) {
    return cause.getClass().getSimpleName().equals("MessageTooBigException")
        ? Closing.TOO_LARGE
        : Closing.TRANSPORT_LOST;
  }
}
