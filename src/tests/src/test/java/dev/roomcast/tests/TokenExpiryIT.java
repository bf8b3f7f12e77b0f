package dev.roomcast.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.roomcast.tests.fixture.OnServer;
import dev.roomcast.tests.fixture.PlainClient;
import dev.roomcast.tests.fixture.Server;
import dev.roomcast.tests.fixture.SocketIoClient;
import dev.roomcast.tests.fixture.Tokens;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnServer
class TokenExpiryIT {
  private static final Duration LIFETIME = Duration.ofSeconds(4);

  @Test
  void plainConnectionEndsWithItsTokenAndSaysSo(Server server) {
    try (var client =
        PlainClient.connect(server, Tokens.of("ada").expiresIn(LIFETIME).make())) {
      PlainClient.Closed closed = client.closed();

      assertEquals(4401, closed.code());
      assertEquals("token-expired", closed.reason());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"polling", "websocket"})
  void socketIoConnectionEndsWithItsToken(String transport, Server server) {
    try (var client = SocketIoClient.options().transports(transport)
        .auth(Tokens.of("ada").expiresIn(LIFETIME).make()).open(server)) {
      client.event("connection.established");

      client.inbox().await("disconnect", received -> received.name().equals("disconnect"));
      assertFalse(client.isConnected());
    }
  }
}
