package dev.roomcast.web;

import dev.roomcast.config.AllowedOrigins;
import dev.roomcast.protocol.Handshake;
import dev.roomcast.protocol.Refusal;
import dev.roomcast.protocol.Seats;
import dev.roomcast.protocol.socketio.EngineError;
import dev.roomcast.protocol.socketio.EngineSessions;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpUpgradeHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Optional;

/**
 * Stands before everything that clients connect to: checks where a request comes from, answers
 * preflights, refuses WebSocket handshakes that cannot succeed (an endpoint could only accept and
 * close), and hands the endpoint what the first request told.
 */
@WebFilter(
    urlPatterns = {"/socket.io/*", "/ws/*"},
    asyncSupported = true)
public class ClientFilter extends HttpFilter {
  private static final System.Logger LOG = System.getLogger(ClientFilter.class.getName());
  private static final long serialVersionUID = 1L;
  private static final String PREFLIGHT_SECONDS = "7200"; // as long as browsers keep one

  @Inject private transient Node node;

  /** The sessions that a WebSocket on this request's path would speak to, if it is Engine.IO. */
  protected Optional<EngineSessions> sessions(HttpServletRequest request) {
    return request.getRequestURI().contains("/socket.io")
        ? Optional.of(node.engineSessions())
        : Optional.empty();
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!node.isRunning()) {
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    String origin = request.getHeader("Origin");
    AllowedOrigins allowed = node.settings().allowedOrigins();
    if (origin != null) {
      if (!allowed.allows(origin, request.getHeader("Host"))) {
        refuse(response, EngineError.FORBIDDEN);
        return;
      }
      response.setHeader("Access-Control-Allow-Origin", origin);
      response.setHeader("Access-Control-Allow-Credentials", "true");
      response.addHeader("Vary", "Origin");
    }
    if (request.getMethod().equals("OPTIONS")) {
      preflight(request, response);
    } else if (isWebSocketHandshake(request)) {
      handshake(request, response, chain);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static void preflight(HttpServletRequest request, HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    response.setHeader("Access-Control-Allow-Methods", "GET, POST");
    response.setHeader("Access-Control-Max-Age", PREFLIGHT_SECONDS);
    String headers = request.getHeader("Access-Control-Request-Headers");
    if (headers != null) {
      response.setHeader("Access-Control-Allow-Headers", headers);
    }
  }

  private static boolean isWebSocketHandshake(HttpServletRequest request) {
    return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
  }

  private void handshake(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<EngineSessions> sessions = sessions(request);
    if (sessions.isPresent()) {
      EngineError error = EngineRequest.of(request).webSocketError(sessions.get());
      if (error != null) {
        refuse(response, error);
        return;
      }
    }
    String address = request.getRemoteAddr();
    boolean continuesSession = sessions.isPresent() && !EngineRequest.of(request).isHandshake();
    Seats seats = sessions.orElseGet(node::engineSessions).seats();
    if (!continuesSession && seats.refusal(address).isPresent()) {
      refuseSeat(response, node, seats, address);
      return;
    }
    chain.doFilter(new FirstRequest(request, node), response);
  }

  static void refuse(HttpServletResponse response, EngineError error) {
    refuse(response, error, error.json());
  }

  /** Refuses an address that gets no session more, and counts it. */
  static void refuseSeat(
      HttpServletResponse response, Node node, Seats seats, String address) {
    Refusal why = seats.refusal(address).orElse(Refusal.NODE_FULL);
    node.counters().refused(why);
    String words =
        why == Refusal.TOO_MANY_SESSIONS
            ? "Too many sessions from your address"
            : "This server takes no more connections";
    refuse(response, EngineError.FORBIDDEN, EngineError.FORBIDDEN.json(words));
  }

  private static void refuse(HttpServletResponse response, EngineError error, String json) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    response.setStatus(error.status());
    response.setContentType("application/json");
    response.setContentLength(body.length);
    try {
      response.getOutputStream().write(body);
    } catch (IOException gone) {
      // Not for the container, which would log it: a client may leave before it is refused.
      LOG.log(System.Logger.Level.DEBUG, "A client left before it was refused", gone);
    }
  }

  static Handshake handshake(HttpServletRequest request) {
    return new Handshake(
        BearerToken.of(request),
        request.getRemoteAddr(),
        RequestHeaders.of(request),
        !EngineRequest.isFromPython(request));
  }

  /**
   * What the first request told and the connection it came by, as the WebSocket session's
   * principal: the one thing that every container hands from the request to the session, for each
   * connection by itself.
   */
  record FirstRequestPrincipal(
      Handshake handshake, ClientConnection connection, UpgradeRequest request)
      implements Principal {
    @Override
    public String getName() {
      return handshake.address();
    }
  }

  private static final class FirstRequest extends HttpServletRequestWrapper {
    private final FirstRequestPrincipal principal;
    private final Node node;

    FirstRequest(HttpServletRequest request, Node node) {
      super(request);
      this.node = node;
      principal =
          new FirstRequestPrincipal(
              handshake(request), ClientConnection.of(request), UpgradeRequest.of(request));
    }

    @Override
    public Principal getUserPrincipal() {
      return principal;
    }

    @Override
    public <T extends HttpUpgradeHandler> T upgrade(Class<T> handler)
        throws IOException, ServletException {
      if (!TyrusUpgrade.replaces(handler)) {
        return super.upgrade(handler);
      }
      TyrusUpgrade upgrade = super.upgrade(TyrusUpgrade.class);
      upgrade.of(principal.connection(), principal.request(), node);
      return handler.cast(upgrade);
    }
  }
}
