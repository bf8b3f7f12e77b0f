package dev.roomcast.protocol.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.protocol.Client;
import dev.roomcast.protocol.ProtocolViolation;
import dev.roomcast.wire.Closing;
import dev.roomcast.wire.FakeWire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PollingSessionTest {
  private final FakeNode node = new FakeNode();

  @Test
  void firstPollIsAnsweredWithTheOpenPacket() {
    EngineSession session = node.onPolling();

    assertEquals(
        "0{\"sid\":\"" + session.sid() + "\",\"upgrades\":[\"websocket\"],\"pingInterval\":300,"
            + "\"pingTimeout\":200,\"maxPayload\":1000}",
        node.poll(session).answer());
    assertTrue(session.isPolling());
  }

  @Test
  void pollWaitsUntilThereIsSomethingToSay() {
    EngineSession session = node.connectedOnPolling();
    FakePoll poll = node.poll(session);
    assertEquals("", poll.answer());
    assertEquals(Client.Transport.SOCKETIO_POLLING, node.gateway.client().transport());

    node.send("2[\"a\"]");

    assertEquals("42[\"a\"]", poll.answer());
  }

  @Test
  void onePollFetchesAllThatWaits() {
    EngineSession session = node.connectedOnPolling();
    node.send("2[\"a\"]");
    node.sendBinary(1, 2, 3, 4);
    node.send("2[\"b\"]");

    assertEquals("42[\"a\"]\u001ebAQIDBA==\u001e42[\"b\"]", node.poll(session).answer());
  }

  @Test
  void answersKeepToTheSizeOfAPayload() {
    EngineSession session = node.connectedOnPolling();
    node.send("x".repeat(399));
    node.send("y".repeat(399));
    node.send("z".repeat(2_000)); // larger than any: goes alone

    assertEquals(400, node.poll(session).answer().length());
    assertEquals(400, node.poll(session).answer().length());
    assertEquals(2_001, node.poll(session).answer().length());
  }

  @Test
  void answersOfOnePostComeInOnePoll() {
    EngineSession session = node.connectedOnPolling();

    assertTrue(node.post(session, "420[\"ping\",1]\u001e421[\"ping\",2]\u001e422[\"ping\",3]"));

    assertEquals(
        "430[{\"ok\":true,\"data\":1}]\u001e431[{\"ok\":true,\"data\":2}]"
            + "\u001e432[{\"ok\":true,\"data\":3}]",
        node.poll(session).answer());
  }

  @Test
  void secondPollAtATimeEndsTheSession() {
    EngineSession session = node.connectedOnPolling();
    FakePoll first = node.poll(session);
    FakePoll second = node.poll(session);

    assertEquals("1", first.answer());
    assertEquals("400", second.answer());
    assertFalse(node.knows(session));
    assertEquals(0, node.sessions.count());
    assertEquals("left protocol-error", node.gateway.asked().get(1));
  }

  @Test
  void secondPostAtATimeEndsTheSession() {
    EngineSession session = node.connectedOnPolling();
    assertTrue(session.beginPost().isPresent());

    assertFalse(session.beginPost().isPresent());

    assertFalse(node.knows(session));
  }

  @Test
  void postThatIsLongOverDoesNotEndTheNext() {
    EngineSession session = node.connectedOnPolling();
    PollingPost first = session.beginPost().orElseThrow();
    first.end();
    assertTrue(session.beginPost().isPresent());

    first.end();

    assertFalse(session.beginPost().isPresent());
  }

  @Test
  void goodbyeReleasesThePollAndDropsWhatFollows() {
    EngineSession session = node.connectedOnPolling();
    FakePoll poll = node.poll(session);

    assertTrue(node.post(session, "1\u001e420[\"ping\"]"));

    assertEquals("6", poll.answer());
    assertFalse(node.knows(session));
    assertEquals(List.of("connect header token", "left client-left"), node.gateway.asked());
  }

  /* Two requests sent at the same time are served by two threads: the goodbye may be the first. */
  @Test
  void goodbyeWaitsForAPollThatIsOnItsWay() {
    EngineSession session = node.connectedOnPolling();
    List<String> told = new ArrayList<>();

    PollingPost goodbye = session.beginPost().orElseThrow();
    assertTrue(goodbye.receive(new byte[] {'1'}));
    assertTrue(goodbye.isGoodbye());
    goodbye.whenSessionOver(() -> told.add("over"));
    assertEquals(List.of(), told);

    assertEquals("6", node.poll(session).answer());
    assertEquals(List.of("over"), told);
    assertFalse(node.knows(session));
    assertEquals(List.of("connect header token", "left client-left"), node.gateway.asked());
  }

  @Test
  void goodbyeDoesNotWaitLongForAPoll() {
    EngineSession session = node.connectedOnPolling();
    List<String> told = new ArrayList<>();
    PollingPost goodbye = session.beginPost().orElseThrow();
    goodbye.receive(new byte[] {'1'});
    goodbye.whenSessionOver(() -> told.add("over"));
    goodbye.whenSessionOver(() -> told.add("over already, or somebody waits for it"));

    node.pass(220);

    assertEquals(List.of("over already, or somebody waits for it", "over"), told);
    assertEquals(0, node.sessions.count());
    goodbye.whenSessionOver(() -> told.add("long since"));
    assertEquals(3, told.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "4", "2", "42{}", "42abc[\"x\"]", "49", "4\u001e", "bAQ", "b**=="})
  void whatIsNotAllowedEndsTheSession(String body) {
    EngineSession session = node.connectedOnPolling();
    FakePoll poll = node.poll(session);

    assertFalse(node.post(session, body));

    assertEquals("1", poll.answer());
    assertFalse(node.knows(session));
    assertEquals("left protocol-error", node.gateway.asked().get(1));
  }

  @Test
  void packetsThatMeanNothingHereAreIgnored() {
    EngineSession session = node.connectedOnPolling();

    assertTrue(node.post(session, "0\u001e3\u001e5\u001e6"));

    assertTrue(node.knows(session));
  }

  @Test
  void violationSeenElsewhereEndsTheSession() {
    EngineSession session = node.connectedOnPolling();

    session.violated(new ProtocolViolation("test"));

    assertFalse(node.knows(session));
  }

  @Test
  void pingComesByTheWaitingPollAndThePongKeepsTheSession() {
    EngineSession session = node.connectedOnPolling();
    FakePoll poll = node.poll(session);

    node.pass(300);
    assertEquals("2", poll.answer());
    node.pass(190);
    node.post(session, "3");
    node.pass(290);

    assertTrue(node.knows(session));
  }

  @Test
  void pingOvertakesWhatWaits() {
    EngineSession session = node.connectedOnPolling();
    node.send("2[\"a\"]");
    node.pass(300);

    assertEquals("2\u001e42[\"a\"]", node.poll(session).answer());
  }

  @Test
  void silenceEndsTheSessionEvenBeforeTheTimerNotices() {
    EngineSession session = node.connectedOnPolling();
    node.pass(490);
    assertTrue(node.knows(session));

    node.time.stall(Duration.ofMillis(10));

    assertFalse(node.knows(session));
    assertEquals("left ping-timeout", node.gateway.asked().get(1));
  }

  @Test
  void answerThatCannotBeWrittenEndsTheSession() {
    EngineSession session = node.connectedOnPolling();
    FakePoll poll = FakePoll.held();
    session.poll(poll);
    node.send("2[\"a\"]");

    poll.done().failed(new IllegalStateException("broken pipe"));

    assertFalse(node.knows(session));
    assertEquals("left transport-lost", node.gateway.asked().get(1));
  }

  @Test
  void nextPollMayComeBeforeTheLastIsReportedWritten() {
    EngineSession session = node.connectedOnPolling();
    FakePoll first = FakePoll.held();
    session.poll(first);
    node.send("2[\"a\"]");

    FakePoll second = node.poll(session);
    node.send("2[\"b\"]");
    assertEquals("", second.answer());
    first.done().written();

    assertEquals("42[\"a\"]", first.answer());
    assertEquals("42[\"b\"]", second.answer());
  }

  @Test
  void closeByTheServerComesByTheWaitingPoll() {
    EngineSession session = node.connectedOnPolling();
    FakePoll poll = node.poll(session);

    session.close(Closing.SHUTTING_DOWN);

    assertEquals("1", poll.answer());
    assertFalse(node.knows(session));
  }

  @Test
  void closeByTheServerWaitsForAPollThatCarriesIt() {
    EngineSession session = node.connectedOnPolling();
    node.send("2[\"a\"]");
    session.close(Closing.SHUTTING_DOWN);
    assertTrue(node.knows(session));

    assertEquals("42[\"a\"]\u001e1", node.poll(session).answer());
    assertFalse(node.knows(session));
  }

  @Test
  void closeByTheServerDoesNotWaitForEver() {
    EngineSession session = node.connectedOnPolling();
    session.close(Closing.SHUTTING_DOWN);

    node.pass(30_000);

    assertFalse(node.knows(session));
    assertEquals(0, node.sessions.count());
  }

  @Test
  void pollOfASessionThatEndedMeanwhileIsRefused() {
    EngineSession session = node.connectedOnPolling();
    session.violated(new ProtocolViolation("test"));

    assertEquals("400 SESSION_UNKNOWN", node.poll(session).answer());
  }

  @Test
  void closedSessionsAreForgotten() {
    node.connectedOnPolling();
    node.connectedOnPolling();
    node.onPolling();
    assertEquals(3, node.sessions.seats().taken());
    assertTrue(node.sessions.openOnPolling(FakeNode.handshake()).isEmpty());

    node.sessions.closeAll(Closing.TRANSPORT_LOST);

    assertEquals(0, node.sessions.count());
    assertEquals(0, node.sessions.seats().taken());
  }

  @Test
  void noSessionBeginsAfterAllWereClosed() {
    node.sessions.closeAll(Closing.SHUTTING_DOWN);

    assertTrue(node.sessions.openOnPolling(FakeNode.handshake()).isEmpty());
    assertTrue(node.sessions.openOnWebSocket(FakeNode.handshake(), new FakeWire()).isEmpty());
    assertEquals(0, node.sessions.count());
  }

  @Test
  void slowReaderIsClosed() {
    EngineSession session = node.connectedOnPolling();
    for (int i = 0; i < 5; i++) {
      node.send("x".repeat(999));
    }
    assertTrue(node.knows(session));

    node.send("x");

    assertFalse(node.knows(session));
    assertEquals("left too-slow", node.gateway.asked().get(1));
  }
}
