package dev.roomcast.webapp.dev;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.roomcast.protocol.EventJson;
import dev.roomcast.protocol.Refusal;
import dev.roomcast.protocol.UnreadableEvent;
import dev.roomcast.web.Development;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;

/**
 * What the sample page asks over HTTP. Outside of development mode it does not exist.
 *
 * <p>Nothing here asks who calls, so other web sites are kept out: a body must be
 * {@code application/json}, which a browser sends across origins only after asking first, and an
 * {@code Origin} must be this server's own.
 */
abstract class DevServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  static final EventJson EVENTS = new EventJson();
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MAX_BODY = 256 * 1024;   // bytes; the largest event has less

  @Inject
  private transient Development development;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (!development.enabled()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    super.service(request, response);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      post(body(request), response);
    } catch (DevRefused refused) {
      send(response, refused.status(), refused.body());
    }
  }

  /** Answers a POST that came from this server's own pages or from no web site at all. */
  abstract void post(JsonNode body, HttpServletResponse response) throws DevRefused, IOException;

  Development development() {
    return development;
  }

  static void send(HttpServletResponse response, int status, Object body) throws IOException {
    response.setStatus(status);
    response.setContentType("application/json;charset=UTF-8");
    response.getOutputStream().write(JSON.writeValueAsBytes(body));
  }

  private static JsonNode body(HttpServletRequest request) throws DevRefused, IOException {
    requireOwnOrigin(request);
    requireJson(request);
    byte[] body = request.getInputStream().readNBytes(MAX_BODY + 1);
    if (body.length > MAX_BODY) {
      throw new DevRefused(
          413, Refusal.TOO_LARGE, "The body must have at most " + MAX_BODY + " bytes.");
    }
    try {
      return EVENTS.read(body);
    } catch (UnreadableEvent notJson) {
      throw DevRefused.badRequest(notJson.getMessage());
    }
  }

  private static void requireOwnOrigin(HttpServletRequest request) throws DevRefused {
    String origin = request.getHeader("Origin");
    if (origin != null && !isOwn(origin, request.getHeader("Host"))) {
      throw new DevRefused(
          403, Refusal.NOT_ALLOWED, "Only this server's own pages may ask for this.");
    }
  }

  // The scheme is left out: a proxy may speak TLS for us.
  private static boolean isOwn(String origin, String host) {
    try {
      String authority = URI.create(origin).getRawAuthority();
      return authority != null && authority.equalsIgnoreCase(host);
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  private static void requireJson(HttpServletRequest request) throws DevRefused {
    String type = request.getContentType();
    String bare = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!bare.equals("application/json")) {
      throw new DevRefused(
          415, Refusal.BAD_REQUEST, "The Content-Type must be application/json.");
    }
  }
}
