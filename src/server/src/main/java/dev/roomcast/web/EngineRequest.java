package dev.roomcast.web;

import dev.roomcast.protocol.socketio.EngineError;
import dev.roomcast.protocol.socketio.EngineSession;
import dev.roomcast.protocol.socketio.EngineSessions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The parameters of an Engine.IO request, and what is wrong with them (protocol section "Error
 * bodies", in the reference server's order).
 */
record EngineRequest(String transport, String version, String sid) {
  private static final String POLLING = "polling";
  private static final String WEBSOCKET = "websocket";
  private static final String VERSION = "4";
  private static final Pattern PYTHON_TIME = Pattern.compile("\\d+\\.\\d+");

  static EngineRequest of(HttpServletRequest request) {
    QueryString query = QueryString.of(request.getQueryString());
    return new EngineRequest(query.get("transport"), query.get("EIO"), query.get("sid"));
  }

  /**
   * Whether the client is {@code python-socketio}, which calls handlers with exactly the arguments
   * that come and so fails on one more. It shows by its agent where it has one, and by a cache
   * buster that is a time in seconds.
   */
  static boolean isFromPython(HttpServletRequest request) {
    String agent = request.getHeader("User-Agent");
    return (agent != null && agent.toLowerCase(Locale.ROOT).contains("python"))
        || PYTHON_TIME.matcher(QueryString.of(request.getQueryString()).get("t")).matches();
  }

  boolean isHandshake() {
    return sid.isEmpty();
  }

  /**
   * Why a WebSocket handshake cannot succeed; null if it can. One that comes too late for its
   * session is accepted and closed, as by the reference server.
   */
  EngineError webSocketError(EngineSessions sessions) {
    if (!transport.equals(WEBSOCKET)) {
      return transport.equals(POLLING) ? EngineError.BAD_REQUEST : EngineError.TRANSPORT_UNKNOWN;
    }
    if (isHandshake()) {
      return handshakeError();
    }
    return sessions.find(sid).isEmpty() ? EngineError.SESSION_UNKNOWN : null;
  }

  /** Why a polling request cannot be served; null if it can. */
  EngineError pollingError(EngineSessions sessions, String method) {
    if (!transport.equals(POLLING)) {
      return transport.equals(WEBSOCKET) ? EngineError.BAD_REQUEST : EngineError.TRANSPORT_UNKNOWN;
    }
    if (isHandshake()) {
      return method.equals("GET") ? handshakeError() : EngineError.BAD_METHOD;
    }
    return sessionError(sessions);
  }

  private EngineError handshakeError() {
    return version.equals(VERSION) ? null : EngineError.UNSUPPORTED_VERSION;
  }

  private EngineError sessionError(EngineSessions sessions) {
    Optional<EngineSession> session = sessions.find(sid);
    if (session.isEmpty()) {
      return EngineError.SESSION_UNKNOWN;
    }
    return session.get().isPolling() ? null : EngineError.BAD_REQUEST;
  }
}
