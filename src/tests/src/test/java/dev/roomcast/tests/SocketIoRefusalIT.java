package dev.roomcast.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.roomcast.tests.fixture.BadToken;
import dev.roomcast.tests.fixture.OnServer;
import dev.roomcast.tests.fixture.Server;
import dev.roomcast.tests.fixture.SocketIoClient;
import org.json.JSONObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

@OnServer
class SocketIoRefusalIT {

  @ParameterizedTest
  @EnumSource(BadToken.class)
  void badTokenIsRefusedWithItsReason(BadToken token, Server server) throws Exception {
    SocketIoClient.Options options = SocketIoClient.options();
    if (token != BadToken.MISSING) {
      options.auth(token.text());
    }
    try (var client = options.open(server)) {
      JSONObject refusal = client.refusal();

      assertEquals(token.code(), refusal.getString("code"));
      assertFalse(refusal.getBoolean("retryable"));
    }
  }

  @ParameterizedTest
  @EnumSource(value = BadToken.class, mode = Mode.EXCLUDE, names = "MISSING")
  void badTokenInTheQueryIsRefusedWithTheSameReason(BadToken token, Server server)
      throws Exception {
    try (var client = SocketIoClient.options().transports("websocket")
        .query(token.text()).open(server)) {
      assertEquals(token.code(), client.refusal().getString("code"));
    }
  }

  @ParameterizedTest
  @EnumSource(value = BadToken.class, names = {"FORGED", "EXPIRED"})
  void refusalIsTheSameInTheOtherNamespace(BadToken token, Server server) throws Exception {
    try (var client =
        SocketIoClient.options().namespace("/ws").auth(token.text()).open(server)) {
      assertEquals(token.code(), client.refusal().getString("code"));
    }
  }
}
