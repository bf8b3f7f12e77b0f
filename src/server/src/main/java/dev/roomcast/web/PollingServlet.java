package dev.roomcast.web;

import dev.roomcast.protocol.Handshake;
import dev.roomcast.protocol.socketio.EngineError;
import dev.roomcast.protocol.socketio.EngineSession;
import dev.roomcast.protocol.socketio.PollingPost;
import dev.roomcast.protocol.socketio.EngineSessions;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Engine.IO over HTTP long-polling (protocol section "HTTP long-polling"). Neither a GET that waits
 * nor a POST that is still coming holds a thread.
 */
@WebServlet(
    urlPatterns = {"/socket.io", "/socket.io/*", "/ws/socket.io", "/ws/socket.io/*"},
    asyncSupported = true)
public class PollingServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient Node node;

  /** Whom requests speak to; the same as those of the WebSocket endpoint on the same path. */
  protected EngineSessions sessions() {
    return node.engineSessions();
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Dispatch dispatch = new Dispatch();
    try {
      serve(request, response, dispatch);
    } finally {
      dispatch.end();
    }
  }

  private void serve(HttpServletRequest request, HttpServletResponse response, Dispatch dispatch)
      throws IOException {
    EngineSessions sessions = sessions();
    EngineRequest engineRequest = EngineRequest.of(request);
    EngineError error = engineRequest.pollingError(sessions, request.getMethod());
    if (error != null) {
      ClientFilter.refuse(response, error);
    } else if (engineRequest.isHandshake()) {
      open(request, response, dispatch);
    } else {
      // It may have ended since it was looked up; the answer is the same as for one never known.
      EngineSession session = sessions.find(engineRequest.sid()).orElse(null);
      if (session == null) {
        ClientFilter.refuse(response, EngineError.SESSION_UNKNOWN);
      } else {
        serve(session, request, response, dispatch);
      }
    }
  }

  private void open(HttpServletRequest request, HttpServletResponse response, Dispatch dispatch)
      throws IOException {
    Handshake handshake = ClientFilter.handshake(request);
    Optional<EngineSession> session = sessions().openOnPolling(handshake);
    if (session.isPresent()) {
      session.get().poll(ServletPoll.hold(request, dispatch, node));
    } else {
      ClientFilter.refuseSeat(response, node, sessions().seats(), handshake.address());
    }
  }

  private void serve(
      EngineSession session,
      HttpServletRequest request,
      HttpServletResponse response,
      Dispatch dispatch)
      throws IOException {
    switch (request.getMethod()) {
      case "GET" -> session.poll(ServletPoll.hold(request, dispatch, node));
      case "POST" -> post(session, request, response, dispatch);
      default -> response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    }
  }

  private void post(
      EngineSession session,
      HttpServletRequest request,
      HttpServletResponse response,
      Dispatch dispatch)
      throws IOException {
    Optional<PollingPost> post = session.beginPost();
    if (post.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      return;
    }
    try {
      ServletPost.receive(post.get(), request, response, dispatch, node);
    } catch (IOException | RuntimeException notEvenBegun) {
      post.get().end();
      throw notEvenBegun;
    }
  }
}
