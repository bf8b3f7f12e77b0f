package dev.roomcast.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.tests.fixture.OnServer;
import dev.roomcast.tests.fixture.PlainClient;
import dev.roomcast.tests.fixture.Server;
import dev.roomcast.tests.fixture.SocketIoClient;
import dev.roomcast.tests.fixture.TextSocket;
import dev.roomcast.tests.fixture.Tokens;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

@OnServer
class TokenExpiryIT {
  private static final Duration LIFETIME = Duration.ofSeconds(4);
  private static final TextSocket.Closed TOKEN_EXPIRED =
      new TextSocket.Closed(4401, "token-expired");

  @Test
  void plainConnectionEndsWithItsTokenAndSaysSo(Server server) {
    try (var client = PlainClient.connect(server, shortLived())) {
      assertEquals(TOKEN_EXPIRED, client.closed());
    }
  }

  /** In frames: the Java client does not look at a close frame until its heartbeat fails. */
  @Test
  void socketIoWebSocketEndsWithItsTokenAndSaysSo(Server server) {
    try (var socket = new TextSocket<>(
        server.webSocket("/socket.io/?EIO=4&transport=websocket"), Map.of(),
        Function.identity())) {
      socket.send("40{\"token\":\"" + shortLived() + "\"}");

      assertTrue(socket.inbox().await("40", text -> text.startsWith("40")).contains("sid"));
      assertEquals(TOKEN_EXPIRED, socket.closed());
    }
  }

  @Test
  void pollingSessionEndsWithItsToken(Server server) {
    try (var client =
        SocketIoClient.options().transports("polling").auth(shortLived()).open(server)) {
      client.event("connection.established");

      client.inbox().await("disconnect", received -> received.name().equals("disconnect"));
      assertFalse(client.isConnected());
    }
  }

  private static String shortLived() {
    return Tokens.of("ada").expiresIn(LIFETIME).make();
  }
}
