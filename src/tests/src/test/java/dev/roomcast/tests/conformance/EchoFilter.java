package dev.roomcast.tests.conformance;

import dev.roomcast.protocol.socketio.EngineSessions;
import dev.roomcast.web.ClientFilter;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Stands before the echo as its superclass does before the hub. */
@WebFilter(urlPatterns = {"/engine.io", "/engine.io/*"}, asyncSupported = true)
public class EchoFilter extends ClientFilter {
  private static final long serialVersionUID = 1L;

  @Inject
  private transient EchoSessions echo;

  @Override
  protected Optional<EngineSessions> sessions(HttpServletRequest request) {
    return Optional.of(echo.all());
  }
}
