package dev.roomcast.protocol.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class EngineHandshakeTest {
  @Test
  void pollingSessionMayUpgrade() {
    assertEquals(
        "0{\"sid\":\"Kd3xV0pQ7mTz1bWfAAAB\",\"upgrades\":[\"websocket\"],"
            + "\"pingInterval\":25000,\"pingTimeout\":20000,\"maxPayload\":1000000}",
        handshake("Kd3xV0pQ7mTz1bWfAAAB", true).frame().text());
  }

  @Test
  void webSocketSessionHasNowhereToUpgradeTo() {
    assertEquals(
        "0{\"sid\":\"a_-9\",\"upgrades\":[],"
            + "\"pingInterval\":25000,\"pingTimeout\":20000,\"maxPayload\":1000000}",
        handshake("a_-9", false).frame().text());
  }

  @Test
  void idThatWouldNeedEscapingIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> handshake("a\"b", true));
    assertThrows(IllegalArgumentException.class, () -> handshake("", true));
  }

  @Test
  void descriptionLeavesTheIdOut() {
    assertFalse(handshake("Kd3xV0pQ", true).toString().contains("Kd3xV0pQ"));
  }

  private static EngineHandshake handshake(String sid, boolean upgradable) {
    return new EngineHandshake(
        sid, upgradable, Duration.ofSeconds(25), Duration.ofSeconds(20), 1_000_000);
  }
}
