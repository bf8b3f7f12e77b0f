package dev.roomcast.tests.conformance;

import dev.roomcast.protocol.socketio.EngineSessions;
import dev.roomcast.web.PollingServlet;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;

/** The echo over HTTP long-polling. */
@WebServlet(urlPatterns = {"/engine.io", "/engine.io/*"}, asyncSupported = true)
public class EchoPolling extends PollingServlet {
  private static final long serialVersionUID = 1L;

  @Inject
  private transient EchoSessions echo;

  @Override
  protected EngineSessions sessions() {
    return echo.all();
  }
}
