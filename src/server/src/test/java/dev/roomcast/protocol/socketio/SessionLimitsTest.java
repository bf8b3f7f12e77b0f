package dev.roomcast.protocol.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.wire.Closing;
import dev.roomcast.wire.FakeWire;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a session may not do, how it ends then, and that it is counted. */
class SessionLimitsTest {
  private final FakeNode node = new FakeNode(Duration.ofSeconds(25));
  private final FakeWire wire = new FakeWire();
  private final EngineSession session = node.connectedOnWebSocket(wire);

  private void say(String packet) {
    session.receiveText(wire, packet);
  }

  private void assertEnded(Closing why, String rule) {
    assertEquals(List.of(why), wire.closings());
    assertEquals(1, node.ends.endedByCode().get(why.code()));
    assertEquals(Map.of(rule, 1L), node.ends.violationsByRule());
  }

  /*
   * Each CONNECT was answered, for ever: one socket had the server check tokens as fast as it could
   * send.
   */
  @Test
  void connectsBeyondTheirPaceEndTheSession() {
    for (int i = 1; i < ConnectPace.MOST; i++) {
      say("40/nowhere");
    }
    assertEquals(ConnectPace.MOST - 1, wire.newTexts().size());

    say("40/nowhere");

    assertEnded(Closing.PROTOCOL_ERROR, "CONNECT too often");
  }

  @Test
  void namespacesBeyondTheirNumberEndTheSession() {
    say("40/ws");
    say("40/third");

    assertEnded(Closing.PROTOCOL_ERROR, "too many namespaces");
  }

  /* The bound was a million bytes whatever the node's largest message. */
  @Test
  void attachmentsMayNotBeLargerThanAMessageInSum() {
    say("452-[\"x\",{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":1}]");
    session.receiveBinary(wire, new byte[500]);
    assertTrue(wire.closings().isEmpty());

    session.receiveBinary(wire, new byte[500]);

    assertEnded(Closing.TOO_LARGE, "binary packet is too large");
  }

  @Test
  void attachmentsThatDoNotComeAreCounted() {
    say("451-[\"x\",{\"_placeholder\":true,\"num\":0}]");
    node.pass(FakeNode.PING_TIMEOUT.toMillis() + 20);

    assertEnded(Closing.PROTOCOL_ERROR, "attachments did not come in time");
  }

  @Test
  void secondWebSocketIsCountedAndHarmsNobody() {
    assertFalse(session.beginUpgrade(new FakeWire()));

    assertEquals(Map.of("second WebSocket for one session", 1L), node.ends.violationsByRule());
    assertTrue(wire.closings().isEmpty());
  }

  @Test
  void upgradeThatIsNotCompletedIsCountedAndPollingGoesOn() {
    EngineSession polling = node.onPolling();
    FakeWire candidate = new FakeWire();
    polling.beginUpgrade(candidate);

    node.pass(FakeNode.UPGRADE_TIMEOUT.toMillis() + 20);

    assertEquals(List.of(Closing.PROTOCOL_ERROR), candidate.closings());
    assertEquals(Map.of("upgrade not completed in time", 1L), node.ends.violationsByRule());
    assertTrue(polling.isPolling());
    assertTrue(node.knows(polling));
  }

  @Test
  void sessionThatEndsWithoutAViolationIsCountedToo() {
    session.webSocketGone(wire, Closing.TRANSPORT_LOST);

    assertEquals(1, node.ends.endedByCode().get("transport-lost"));
    assertEquals(Map.of(), node.ends.violationsByRule());
  }
}
