package dev.roomcast.protocol.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.protocol.Client;
import dev.roomcast.protocol.Refusal;
import dev.roomcast.wire.Closing;
import dev.roomcast.wire.FakeWire;
import dev.roomcast.wire.Frames;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Conversations on a WebSocket, packet by packet. */
class SocketIoSessionTest {
  private static final String TIME = "\"time\":\"2026-03-01T12:00:00Z\"";

  private final FakeNode node = new FakeNode(Duration.ofSeconds(25));
  private final FakeWire wire = new FakeWire();
  private EngineSession session;

  private void open() {
    session = node.onWebSocket(wire);
    wire.newTexts();
  }

  private void connect() {
    session = node.connectedOnWebSocket(wire);
  }

  private void say(String packet) {
    session.receiveText(wire, packet);
  }

  private static String error(String namespace, String data) {
    return "42"
        + namespace
        + "[\"connection.error\",{\"type\":\"connection.error\","
        + TIME
        + ",\"data\":"
        + data
        + "}]";
  }

  @Test
  void webSocketBeginsWithTheOpenPacketAndOffersNoUpgrade() {
    EngineSession opened = node.onWebSocket(wire);

    assertEquals(
        List.of(
            "0{\"sid\":\"" + opened.sid() + "\",\"upgrades\":[],\"pingInterval\":25000,"
                + "\"pingTimeout\":200,\"maxPayload\":1000}"),
        wire.texts());
    assertFalse(opened.isPolling());
    assertFalse(opened.beginUpgrade(new FakeWire()));
  }

  @Test
  void connectIsAnsweredBeforeTheGreetings() {
    open();

    say("40");

    String id = node.gateway.connectionId();
    String object =
        "{\"type\":\"connection.established\"," + TIME + ",\"data\":{\"connection_id\":\"" + id
            + "\",\"user_id\":\"ann\",\"rooms\":[\"global\"]}}";
    assertEquals(
        List.of(
            "40{\"sid\":\"" + id + "\"}",
            "42[\"connection_established\"," + object + "]",
            "42[\"connection.established\"," + object + "]"),
        wire.texts());
    assertFalse(id.equals(session.sid()));
  }

  @Test
  void tokenOfTheFirstRequestCountsUnlessThePacketBringsOne() {
    open();
    say("40");
    say("40/ws,{\"token\":\"its own\"}");
    say("40/third,{\"token\":7}");

    // The third is one too many for this session: two namespaces at most.
    assertEquals(
        List.of("connect header token", "connect its own"), node.gateway.asked().subList(0, 2));
    assertEquals(List.of(Closing.PROTOCOL_ERROR), wire.closings());
  }

  @Test
  void unknownNamespaceIsRefusedAndTheSessionStays() {
    open();

    say("40/nowhere,");

    assertEquals(
        List.of("44/nowhere,{\"message\":\"Invalid namespace\"}"), wire.texts());
    assertEquals(List.of(), wire.closings());
  }

  @Test
  void refusedTokenIsAnsweredAndMayBeFollowedByABetterOne() {
    open();

    say("40/ws,{\"token\":\"forged\"}");
    assertEquals(
        List.of(
            "44/ws,{\"message\":\"Not signed by us.\",\"data\":{\"code\":\"token-signature\","
                + "\"message\":\"Not signed by us.\",\"retryable\":false}}"),
        wire.newTexts());

    say("40/ws,{\"token\":\"good\"}");
    assertTrue(wire.texts().get(0).startsWith("40/ws,{\"sid\":\""));
  }

  @Test
  void secondConnectToANamespaceEndsTheSession() {
    connect();

    say("40");

    assertEquals(List.of(Closing.PROTOCOL_ERROR), wire.closings());
    assertEquals("left protocol-error", node.gateway.asked().get(1));
  }

  @Test
  void sessionInNoNamespaceIsClosed() {
    open();

    node.pass(390);
    assertEquals(List.of(), wire.closings());
    node.pass(10);
    assertEquals(List.of(Closing.CONNECT_TIMEOUT), wire.closings());
    assertEquals(0, node.sessions.count());
  }

  @Test
  void connectedSessionIsNot() {
    connect();

    node.pass(1_000);

    assertEquals(List.of(), wire.closings());
  }

  /* Each leave began a time of its own that nothing ended: the oldest one closed too early. */
  @Test
  void timeInNoNamespaceBeginsWithTheLastLeave() {
    connect();
    say("40/ws,");
    say("41/ws,");
    node.pass(300);
    say("41");
    node.pass(390);
    assertEquals(List.of(), wire.closings());

    node.pass(10);
    assertEquals(List.of(Closing.CONNECT_TIMEOUT), wire.closings());
  }

  @Test
  void eventWithAnIdIsAcknowledged() {
    connect();

    say("420[\"subscribe\",{\"room\":\"project:1\",\"since\":\"e-7\"}]");
    say("4217[\"unsubscribe\",{\"room\":\"project:1\"}]");

    assertEquals(
        List.of("430[{\"ok\":true,\"room\":\"project:1\"}]",
            "4317[{\"ok\":true,\"room\":\"project:1\"}]"),
        wire.texts());
    assertEquals("subscribe project:1 since 'e-7'", node.gateway.asked().get(1));
  }

  @Test
  void eventWithoutAnIdIsAnsweredOnlyIfRefused() {
    connect();

    say("42[\"subscribe\",{\"room\":\"project:1\"}]");
    say("42[\"nobody listens\",1]");
    assertEquals(List.of(), wire.texts());

    say("42[\"subscribe\",\"project:1\"]");
    assertEquals(
        List.of(
            error(
                "",
                "{\"code\":\"bad-request\",\"message\":\"The argument must be an object with a text"
                    + " \\\"room\\\".\",\"retryable\":false}")),
        wire.texts());
  }

  @Test
  void unknownEventWithAnIdIsAnswered() {
    connect();

    say("423[\"dance\"]");

    assertEquals(
        List.of(
            "433[{\"ok\":false,\"error\":{\"code\":\"unknown-command\",\"message\":\"There is no"
                + " command \\\"dance\\\".\",\"retryable\":false}}]"),
        wire.texts());
  }

  @Test
  void pingGivesBackBinaryData() {
    connect();

    say("451-7[\"ping\",{\"_placeholder\":true,\"num\":0}]");
    session.receiveBinary(wire, new byte[] {1, 2, 3});

    assertEquals(
        List.of("461-7[{\"ok\":true,\"data\":{\"_placeholder\":true,\"num\":0}}]", "[3]"),
        wire.texts());
  }

  @Test
  void attachmentsThatDoNotComeEndTheSession() {
    connect();
    say("452-[\"ping\",{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":1}]");
    session.receiveBinary(wire, new byte[] {1});

    node.pass(190);
    assertEquals(List.of(), wire.closings());
    node.pass(10);
    assertEquals(List.of(Closing.PROTOCOL_ERROR), wire.closings());
  }

  @Test
  void attachmentsThatCameAreNotWaitedFor() {
    connect();
    say("451-[\"ping\",{\"_placeholder\":true,\"num\":0}]");
    session.receiveBinary(wire, new byte[] {1});

    node.pass(1_000);

    assertEquals(List.of(), wire.closings());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "2",
        "",
        "4",
        "47",
        "42",
        "42[]",
        "42{}",
        "42[\"connect\"]",
        "42/ws,[\"ping\"]",
        "43/ws,1[]",
        "44{\"message\":\"x\"}",
        "451-[\"ping\"]x"
      })
  void whatIsNotAllowedEndsTheSession(String packet) {
    connect();

    say(packet);

    assertEquals(1, wire.closings().size());
    assertEquals(0, node.sessions.count());
  }

  @Test
  void acknowledgementThatNobodyAskedForIsIgnored() {
    connect();

    say("431[]");

    assertEquals(List.of(), wire.closings());
  }

  @Test
  void clientMayLeaveANamespaceAndStay() {
    connect();
    say("40/ws,");
    wire.newTexts();

    say("41");
    say("42/ws,1[\"ping\"]");
    say("42[\"ping\"]"); // late: the namespace is left, which is no violation

    assertEquals(List.of("43/ws,1[{\"ok\":true}]"), wire.texts());
    assertEquals("left client-left", node.gateway.asked().get(2));
    assertEquals(List.of(), wire.closings());
  }

  @Test
  void clientThatMustNotComeBackIsSentOutOfItsNamespace() {
    connect();
    Client client = node.gateway.client();

    client.close(Closing.DISCONNECTED);

    assertEquals(
        List.of(
            error(
                "",
                "{\"code\":\"disconnected\",\"message\":\"You were disconnected by an operator.\","
                    + "\"retryable\":false}"),
            "41"),
        wire.newTexts());
    assertEquals("left disconnected", node.gateway.asked().get(1));
    assertEquals(List.of(), wire.closings());
    assertFalse(client.send(Frames.of(EngineFrames.message("2[\"a\"]"))));
    assertEquals(List.of(), wire.texts());
  }

  @Test
  void clientThatMayComeBackLosesItsTransport() {
    connect();

    node.gateway.client().close(Closing.SHUTTING_DOWN);

    assertEquals(
        List.of(
            error(
                "",
                "{\"code\":\"shutting-down\",\"message\":\"This server stops; connect again.\","
                    + "\"retryable\":true}")),
        wire.texts());
    assertEquals(List.of(Closing.SHUTTING_DOWN), wire.closings());
    assertEquals("left shutting-down", node.gateway.asked().get(1));
  }

  /*
   * A client closed twice was sent out twice, and one closed after it had left took whoever had
   * come into the namespace since out with it.
   */
  @Test
  void clientIsClosedOnceAndNeverForAnother() {
    connect();
    Client first = node.gateway.client();
    first.close(Closing.DISCONNECTED);
    say("40");
    wire.newTexts();

    first.close(Closing.DISCONNECTED);
    say("421[\"ping\"]");

    assertEquals(List.of("431[{\"ok\":true}]"), wire.texts());
    assertEquals(
        List.of("connect header token", "left disconnected", "connect header token", "ping"),
        node.gateway.asked());
  }

  @Test
  void sessionThatEndsWhileATokenIsVerifiedLeavesTheHub() {
    open();
    node.gateway.whileVerifying(() -> session.webSocketGone(wire, Closing.TRANSPORT_LOST));

    say("40");

    assertEquals(
        List.of("connect header token", "left transport-lost"), node.gateway.asked());
    assertEquals(0, node.sessions.count());
  }

  @Test
  void everyNamespaceIsLeftWhenTheTransportGoes() {
    connect();
    say("40/ws,");

    session.webSocketGone(wire, Closing.TRANSPORT_LOST);
    session.webSocketGone(wire, Closing.CLIENT_LEFT);

    assertEquals(
        List.of(
            "connect header token",
            "connect header token",
            "left transport-lost",
            "left transport-lost"),
        node.gateway.asked());
    assertEquals(0, node.sessions.count());
  }

  /* The fault went to the container, and the session stayed or went as the container liked. */
  @Test
  void faultOfOursEndsTheSessionAsSuch() {
    connect();

    say("421[\"refresh\",{\"token\":\"fault\"}]");

    assertEquals(List.of(Closing.INTERNAL), wire.closings());
    assertEquals("left internal", node.gateway.asked().get(2));
  }

  @Test
  void fullNodeIsARefusalOfTheNamespace() {
    node.gateway.refuse(Refusal.NODE_FULL);
    open();

    say("40");

    assertEquals(
        List.of(
            "44{\"message\":\"Not now.\",\"data\":{\"code\":\"node-full\",\"message\":\"Not now.\","
                + "\"retryable\":true}}"),
        wire.texts());
  }

  @Test
  void endedSessionIsNotTimedAnyLonger() {
    connect();
    Client client = node.gateway.client();
    say("1");
    client.close(Closing.DISCONNECTED);

    node.pass(60_000);

    assertEquals(List.of(Closing.CLIENT_LEFT), wire.closings());
    assertEquals(List.of("connect header token", "left client-left"), node.gateway.asked());
  }

  @Test
  void heartbeatGoesByTheWebSocket() {
    FakeNode quick = new FakeNode();
    EngineSession beating = quick.connectedOnWebSocket(wire);

    quick.pass(300);
    assertEquals(List.of("2"), wire.newTexts());
    beating.receiveText(wire, "3");
    quick.pass(300);
    assertEquals(List.of("2"), wire.newTexts());
    quick.pass(200);

    assertEquals(List.of(Closing.PING_TIMEOUT), wire.closings());
    assertFalse(quick.knows(beating));
  }
}
