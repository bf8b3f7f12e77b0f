package dev.roomcast.web;

import dev.roomcast.protocol.socketio.EngineError;
import dev.roomcast.protocol.socketio.EngineSession;
import dev.roomcast.protocol.socketio.EngineSessions;
import dev.roomcast.wire.Wire;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Engine.IO over HTTP long-polling (protocol section "HTTP long-polling"). A GET that waits holds no
 * thread.
 */
@WebServlet(
    urlPatterns = {"/socket.io", "/socket.io/*", "/ws/socket.io", "/ws/socket.io/*"},
    asyncSupported = true)
public class PollingServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final byte[] OK = "ok".getBytes(StandardCharsets.US_ASCII);

  @Inject private transient Node node;

  /** Whom requests speak to; the same as those of the WebSocket endpoint on the same path. */
  protected EngineSessions sessions() {
    return node.engineSessions();
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    EngineSessions sessions = sessions();
    EngineRequest engineRequest = EngineRequest.of(request);
    EngineError error = engineRequest.pollingError(sessions, request.getMethod());
    if (error != null) {
      ClientFilter.refuse(response, error);
    } else if (engineRequest.isHandshake()) {
      EngineSession session = sessions.openOnPolling(ClientFilter.handshake(request));
      session.poll(ServletPoll.hold(request));
    } else {
      // It may have ended since it was looked up; the answer is the same as for one never known.
      EngineSession session = sessions.find(engineRequest.sid()).orElse(null);
      if (session == null) {
        ClientFilter.refuse(response, EngineError.SESSION_UNKNOWN);
      } else {
        serve(session, request, response);
      }
    }
  }

  private void serve(
      EngineSession session, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (request.getMethod()) {
      case "GET" -> session.poll(ServletPoll.hold(request));
      case "POST" -> post(session, request, response);
      default -> response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    }
  }

  private void post(
      EngineSession session, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!session.beginPost()) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    try {
      receive(session, request, response);
    } finally {
      session.endPost();
    }
  }

  private void receive(
      EngineSession session, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String contentType = request.getContentType();
    if (contentType != null && contentType.startsWith("application/octet-stream")) {
      session.violated();
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    int maxPayload = node.settings().engine().maxPayload();
    byte[] body = read(request, maxPayload);
    if (body.length > maxPayload) {
      response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
    } else if (!session.receivePayload(body)) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    } else if (session.isLeaving()) {
      ServletPoll goodbye = ServletPoll.hold(request);
      session.whenOver(() -> goodbye.answer(OK, Wire.Done.NOTHING));
    } else {
      response.setContentType("text/html");
      response.setHeader("Cache-Control", "no-store");
      response.setContentLength(OK.length);
      response.getOutputStream().write(OK);
    }
  }

  /* At most one byte more than allowed, whatever the headers say. */
  private static byte[] read(HttpServletRequest request, int maxPayload) throws IOException {
    try (InputStream in = request.getInputStream()) {
      return in.readNBytes(maxPayload + 1);
    }
  }
}
