package dev.roomcast.tests.conformance;

import dev.roomcast.protocol.socketio.EngineSessions;
import dev.roomcast.web.SocketIoEndpoint;
import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;

/** The echo over WebSocket. */
@ServerEndpoint("/engine.io/")
public class EchoEndpoint extends SocketIoEndpoint {

  @Inject
  private EchoSessions echo;

  @Override
  protected EngineSessions sessions() {
    return echo.all();
  }
}
