package dev.roomcast.web;

import jakarta.websocket.DeploymentException;
import java.util.Map;
import org.glassfish.tyrus.server.Server;

/** Tyrus on Grizzly, as in Payara but without the servlet container between the two. */
final class TyrusServer implements WebSocketServer {
  private final Server server = new Server("127.0.0.1", -1, "/", Map.of(), Endpoint.class);

  TyrusServer() {
    try {
      server.start();
    } catch (DeploymentException fault) {
      throw new IllegalStateException(fault);
    }
  }

  @Override
  public int port() {
    return server.getPort();
  }

  @Override
  public void close() {
    server.stop();
  }
}
