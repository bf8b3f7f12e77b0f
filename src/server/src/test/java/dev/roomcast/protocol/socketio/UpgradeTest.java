package dev.roomcast.protocol.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.protocol.Client;
import dev.roomcast.protocol.ProtocolViolation;
import dev.roomcast.wire.Closing;
import dev.roomcast.wire.FakeWire;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpgradeTest {
  private final FakeNode node = new FakeNode(Duration.ofSeconds(25));
  private final EngineSession session = node.connectedOnPolling();
  private final FakeWire webSocket = new FakeWire();

  private void probe() {
    assertTrue(session.beginUpgrade(webSocket));
    session.receiveText(webSocket, "2probe");
  }

  private void upgrade() {
    probe();
    session.receiveText(webSocket, "5");
    webSocket.newTexts();
  }

  @Test
  void probeIsAnsweredAndTheWaitingPollReleased() {
    FakePoll poll = node.poll(session);

    probe();

    assertEquals(List.of("3probe"), webSocket.texts());
    assertEquals("6", poll.answer());
    assertTrue(session.isPolling());
  }

  @Test
  void upgradedSessionSpeaksByTheWebSocket() {
    upgrade();

    node.send("2[\"a\"]");
    session.receiveText(webSocket, "420[\"ping\"]");

    assertEquals(List.of("42[\"a\"]", "430[{\"ok\":true}]"), webSocket.texts());
    assertFalse(session.isPolling());
    assertEquals(Client.Transport.SOCKETIO_WEBSOCKET, node.gateway.client().transport());
  }

  @Test
  void dataDuringTheProbeGoesByTheWaitingPoll() {
    probe();
    FakePoll poll = node.poll(session);

    node.send("2[\"a\"]");

    assertEquals("42[\"a\"]", poll.answer());
    assertEquals(List.of("3probe"), webSocket.texts());
  }

  @Test
  void dataThatNoPollFetchedFollowsOnTheUpgradeInOrder() {
    probe();
    node.send("2[\"a\"]");
    node.sendBinary(1, 2);
    node.send("2[\"b\"]");
    assertEquals(List.of("3probe"), webSocket.newTexts());

    session.receiveText(webSocket, "5");
    node.send("2[\"c\"]");

    assertEquals(List.of("42[\"a\"]", "[2]", "42[\"b\"]", "42[\"c\"]"), webSocket.texts());
  }

  @Test
  void pollThatComesAfterTheProbeIsReleasedAfterAShortWait() {
    probe();
    FakePoll poll = node.poll(session);
    node.pass(70);
    assertEquals("", poll.answer());

    node.pass(20);
    assertEquals("6", poll.answer());
  }

  @Test
  void pollThatWaitsWhenTheUpgradeCompletesIsRefused() {
    probe();
    FakePoll poll = node.poll(session);

    session.receiveText(webSocket, "5");
    node.pass(200);

    assertEquals("400 BAD_REQUEST", poll.answer());
  }

  /*
   * A poll that overtook the check for the transport took the way out from the WebSocket: it was
   * answered with the next event, and nothing was ever written to the WebSocket again.
   */
  @Test
  void pollThatComesTogetherWithTheUpgradeTakesNothingFromTheWebSocket() {
    upgrade();

    FakePoll late = node.poll(session);
    node.send("2[\"a\"]");

    assertEquals("400 BAD_REQUEST", late.answer());
    assertEquals(List.of("42[\"a\"]"), webSocket.texts());
    assertTrue(node.knows(session));
  }

  /*
   * The answer before it was still being reported written: the poll was detached, not released, and
   * the client, which waits for it before it completes the upgrade, waited for ever.
   */
  @Test
  void pollIsReleasedEvenWhileTheAnswerBeforeItIsBeingWritten() {
    FakePoll earlier = FakePoll.held();
    session.poll(earlier);
    node.send("2[\"a\"]");
    FakePoll poll = node.poll(session);

    probe();

    assertEquals("6", poll.answer());
    earlier.done().written();
    session.receiveText(webSocket, "5");
    node.send("2[\"b\"]");
    assertEquals(List.of("3probe", "42[\"b\"]"), webSocket.texts());
  }

  @Test
  void webSocketWaitsForAnAnswerStillBeingWritten() {
    FakePoll poll = FakePoll.held();
    session.poll(poll);
    node.send("2[\"a\"]");
    upgrade();
    node.send("2[\"b\"]");
    assertEquals(List.of(), webSocket.texts());

    poll.done().written();

    assertEquals("42[\"a\"]", poll.answer());
    assertEquals(List.of("42[\"b\"]"), webSocket.texts());
  }

  /*
   * A client speaks as soon as it has sent "5". When the container had not yet reported the answer
   * to the probe as written, what it said was taken for a wrong upgrade and its WebSocket was closed.
   */
  @Test
  void clientIsHeardRightAfterItsLastUpgradePacket() {
    webSocket.held();
    probe();
    session.receiveText(webSocket, "5");
    session.receiveText(webSocket, "420[\"ping\"]");
    assertEquals(List.of("3probe"), webSocket.texts());
    assertEquals(List.of(), webSocket.closings());

    webSocket.complete();

    assertEquals(List.of("3probe", "430[{\"ok\":true}]"), webSocket.texts());
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "3", "2", "40", "2probex", ""})
  void wrongFirstPacketClosesTheWebSocketOnly(String packet) {
    session.beginUpgrade(webSocket);

    session.receiveText(webSocket, packet);

    assertEquals(List.of(Closing.PROTOCOL_ERROR), webSocket.closings());
    assertTrue(node.knows(session));
    assertTrue(session.isPolling());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2probe", "3", "40", "5x", ""})
  void wrongSecondPacketClosesTheWebSocketOnly(String packet) {
    probe();

    session.receiveText(webSocket, packet);
    session.receiveText(webSocket, "5");

    assertEquals(List.of(Closing.PROTOCOL_ERROR), webSocket.closings());
    assertTrue(session.isPolling());
    FakePoll poll = node.poll(session);
    node.send("2[\"a\"]");
    assertEquals("42[\"a\"]", poll.answer());
  }

  @Test
  void binaryMessageIsNoUpgrade() {
    session.beginUpgrade(webSocket);

    session.receiveBinary(webSocket, new byte[] {1});

    assertEquals(List.of(Closing.PROTOCOL_ERROR), webSocket.closings());
    assertTrue(session.isPolling());
  }

  @Test
  void oneWebSocketTriesAtATime() {
    probe();
    FakeWire second = new FakeWire();
    assertFalse(session.beginUpgrade(second));

    session.receiveText(webSocket, "5");
    assertFalse(session.beginUpgrade(second));
    session.webSocketGone(second, Closing.TRANSPORT_LOST);
    assertTrue(node.knows(session));
  }

  @Test
  void attemptThatTakesTooLongIsGivenUp() {
    probe();

    node.pass(FakeNode.UPGRADE_TIMEOUT.toMillis());

    assertEquals(List.of(Closing.PROTOCOL_ERROR), webSocket.closings());
    assertTrue(session.isPolling());
    assertTrue(session.beginUpgrade(new FakeWire()));
  }

  @Test
  void completedUpgradeIsNotTimedAnyLonger() {
    upgrade();

    node.pass(FakeNode.UPGRADE_TIMEOUT.toMillis() * 2);

    assertEquals(List.of(), webSocket.closings());
  }

  @Test
  void webSocketLostDuringTheProbeChangesNothing() {
    probe();
    session.webSocketGone(webSocket, Closing.TRANSPORT_LOST);

    FakePoll poll = node.poll(session);
    node.send("2[\"a\"]");

    assertEquals("42[\"a\"]", poll.answer());
  }

  @Test
  void lateWordOnAnAttemptGivenUpDoesNotHelpTheNext() {
    webSocket.held();
    probe();
    node.pass(FakeNode.UPGRADE_TIMEOUT.toMillis());
    FakeWire next = new FakeWire();
    session.beginUpgrade(next);

    session.receiveText(webSocket, "5");
    webSocket.complete();

    assertTrue(session.isPolling());
    session.receiveText(next, "2probe");
    session.receiveText(next, "5");
    node.send("2[\"a\"]");
    assertEquals(List.of("3probe", "42[\"a\"]"), next.texts());
  }

  @Test
  void endOfTheSessionClosesTheWebSocketThatTries() {
    probe();

    session.violated(new ProtocolViolation("test"));

    assertEquals(List.of(Closing.PROTOCOL_ERROR), webSocket.closings());
  }

  @Test
  void lostWebSocketEndsAnUpgradedSession() {
    upgrade();

    session.webSocketGone(webSocket, Closing.TRANSPORT_LOST);

    assertFalse(node.knows(session));
    assertEquals("left transport-lost", node.gateway.asked().get(1));
    assertEquals("400 SESSION_UNKNOWN", node.poll(session).answer());
  }

  @Test
  void pingSentByPollingMayBeAnsweredByTheWebSocket() {
    FakeNode quick = new FakeNode();
    EngineSession session = quick.connectedOnPolling();
    FakePoll poll = quick.poll(session);
    quick.pass(300);
    assertEquals("2", poll.answer());

    session.beginUpgrade(webSocket);
    session.receiveText(webSocket, "2probe");
    session.receiveText(webSocket, "5");
    session.receiveText(webSocket, "3");
    quick.pass(300);

    assertEquals(List.of("3probe", "2"), webSocket.texts());
    assertTrue(quick.knows(session));
  }

  /* It stayed in the node's list for ever: only a polling session had a limit for its last words. */
  @Test
  void sessionWhoseNewWebSocketNeverGetsToWriteIsForgotten() {
    webSocket.held();
    upgrade();

    session.close(Closing.DISCONNECTED);
    node.pass(30_000);

    assertEquals(0, node.sessions.count());
  }
}
