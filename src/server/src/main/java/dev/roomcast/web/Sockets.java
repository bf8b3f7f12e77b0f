package dev.roomcast.web;

import dev.roomcast.protocol.Handshake;
import dev.roomcast.wire.Closing;
import dev.roomcast.wire.deflate.MessageTooLarge;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import jakarta.websocket.SessionException;
import java.io.IOException;
import java.util.function.Consumer;

/** What all WebSocket endpoints do alike. */
final class Sockets {
  private static final System.Logger LOG = System.getLogger(Sockets.class.getName());

  private Sockets() {}

  /**
   * Sets the limits that containers leave open: size of a text, and no idle timeout but ours. A
   * binary message comes in parts and is bounded where they are put together: of one that it finds
   * too large itself, Undertow does not tell. Lets go of the request, as far as the session does not
   * need it.
   */
  static void prepare(Session socket, int maxPayload) {
    socket.setMaxTextMessageBufferSize(maxPayload);
    socket.setMaxBinaryMessageBufferSize(Integer.MAX_VALUE);
    socket.setMaxIdleTimeout(0);
    firstRequest(socket).request().letGo();
  }

  /** What the first request told. */
  static Handshake handshake(Session socket) {
    return firstRequest(socket).handshake();
  }

  /** The way out to the client. */
  static WebSocketWire wire(Session socket, Node node, Consumer<Closing> whenClosed) {
    return new WebSocketWire(socket, firstRequest(socket).connection(), node, whenClosed);
  }

  private static ClientFilter.FirstRequestPrincipal firstRequest(Session socket) {
    if (socket.getUserPrincipal() instanceof ClientFilter.FirstRequestPrincipal first) {
      return first;
    }
    throw new IllegalStateException(
        "the WebSocket request did not pass " + ClientFilter.class.getName());
  }

  /** Why the client or the container ended a WebSocket. */
  static Closing closing(CloseReason reason) {
    int code = reason.getCloseCode().getCode();
    if (code == CloseCodes.TOO_BIG.getCode() || tellsTooLarge(reason.getReasonPhrase())) {
      return Closing.TOO_LARGE;
    }
    boolean goodbye =
        code == CloseCodes.NORMAL_CLOSURE.getCode()
            || code == CloseCodes.GOING_AWAY.getCode()
            || code == CloseCodes.NO_STATUS_CODE.getCode();
    return goodbye ? Closing.CLIENT_LEFT : Closing.TRANSPORT_LOST;
  }

  /* Undertow tells a read that failed as an abnormal end, with the exception as its phrase. */
  private static boolean tellsTooLarge(String phrase) {
    return phrase != null && phrase.startsWith(MessageTooLarge.class.getName());
  }

  /** Why a WebSocket failed; a fault of ours is logged. */
  static Closing closing(Throwable cause) {
    if (isTooLarge(cause)) {
      return Closing.TOO_LARGE;
    }
    if (cause instanceof IOException || cause instanceof SessionException) {
      return Closing.TRANSPORT_LOST;
    }
    LOG.log(System.Logger.Level.ERROR, "A WebSocket message could not be handled", cause);
    return Closing.INTERNAL;
  }

  private static boolean isTooLarge(Throwable cause) {
    for (Throwable each = cause; each != null; each = each.getCause()) {
      if (each instanceof MessageTooLarge
          || each.getClass().getSimpleName().equals("MessageTooBigException")) {
        return true;
      }
    }
    return false;
  }
}
