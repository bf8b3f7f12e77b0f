package dev.roomcast.protocol.plain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.roomcast.api.Room;
import dev.roomcast.protocol.FakeGateway;
import dev.roomcast.protocol.Handshake;
import dev.roomcast.protocol.Message;
import dev.roomcast.protocol.Push;
import dev.roomcast.protocol.Refusal;
import dev.roomcast.wire.Closing;
import dev.roomcast.wire.FakeTime;
import dev.roomcast.wire.Frame;
import dev.roomcast.wire.Frames;
import dev.roomcast.wire.OutboxLimits;
import dev.roomcast.wire.Traffic;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainSessionTest {
  private final FakeTime time = new FakeTime();
  private final FakePingableWire wire = new FakePingableWire();
  private final FakeGateway gateway = new FakeGateway();
  private PlainSession session;

  private void open(String token) {
    session =
        new PlainSession(
            wire,
            PlainFormat.JSON,
            new Handshake(token, "192.0.2.1"),
            gateway,
            new PlainSettings(
                Duration.ofSeconds(25), Duration.ofSeconds(20), Duration.ofSeconds(10)),
            new OutboxLimits(10_000, Duration.ofSeconds(30)),
            time.wheel(),
            new Traffic(),
            Clock.fixed(FakeGateway.TIME, ZoneOffset.UTC));
    session.open();
  }

  private void openAuthenticated() {
    open("t");
    wire.newTexts();
  }

  private String established() {
    return "{\"type\":\"connection.established\",\"time\":\"2026-03-01T12:00:00Z\","
        + "\"data\":{\"connection_id\":\""
        + gateway.connectionId()
        + "\",\"user_id\":\"ann\",\"rooms\":[\"global\"]}}";
  }

  private static String error(String data) {
    return "{\"type\":\"connection.error\",\"time\":\"2026-03-01T12:00:00Z\",\"data\":"
        + data
        + "}";
  }

  @Test
  void tokenOfTheHandshakeAuthenticates() {
    open("t");

    assertEquals(List.of("connect t"), gateway.asked());
    assertEquals(List.of(established()), wire.texts());
  }

  @Test
  void firstMessageMayBringTheToken() {
    open("");
    assertEquals(List.of(), gateway.asked());

    session.text("{\"command\":\"authenticate\",\"token\":\"t\",\"id\":1}");

    assertEquals(List.of("connect t"), gateway.asked());
    assertEquals(
        List.of(established(), "{\"type\":\"reply\",\"id\":1,\"ok\":true}"), wire.texts());
  }

  @Test
  void refusedTokenIsAnsweredAndEndsTheConnection() {
    open("");

    session.text("{\"command\":\"authenticate\",\"token\":\"forged\",\"id\":\"a\"}");

    String data =
        "{\"code\":\"token-signature\",\"message\":\"Not signed by us.\",\"retryable\":false}";
    assertEquals(
        List.of(
            "{\"type\":\"reply\",\"id\":\"a\",\"ok\":false,\"error\":" + data + "}",
            error(data)),
        wire.texts());
    assertEquals(List.of(Closing.TOKEN_REFUSED), wire.closings());
  }

  @Test
  void refusedTokenOfTheHandshakeEndsTheConnection() {
    open("forged");

    assertEquals(1, wire.texts().size());
    assertEquals(List.of(Closing.TOKEN_REFUSED), wire.closings());
  }

  /* The close code told clients to stay away although the fault was ours and would pass. */
  @Test
  void missingKeysAreOurFault() {
    gateway.refuse(Refusal.KEYS_UNAVAILABLE);
    open("t");

    assertEquals(List.of(Closing.INTERNAL), wire.closings());
  }

  @Test
  void fullNodeSaysSo() {
    gateway.refuse(Refusal.NODE_FULL);
    open("t");

    assertEquals(List.of(Closing.NODE_FULL), wire.closings());
  }

  @Test
  void commandBeforeAuthenticationEndsTheConnection() {
    open("");

    session.text("{\"command\":\"subscribe\",\"room\":\"global\"}");

    assertEquals(
        List.of(
            error(
                "{\"code\":\"token-missing\",\"message\":\"Authenticate first: "
                    + "{\\\"command\\\":\\\"authenticate\\\",\\\"token\\\":\\\"…\\\"}.\","
                    + "\"retryable\":false}")),
        wire.texts());
    assertEquals(List.of(Closing.TOKEN_REFUSED), wire.closings());
  }

  /* As a command, so that it costs the user's allowance: it was answered for ever, and uncounted. */
  @Test
  void secondAuthenticationIsABadRequest() {
    openAuthenticated();

    session.text("{\"command\":\"authenticate\",\"token\":\"t\",\"id\":2}");

    assertEquals(List.of("connect t", "bad-request"), gateway.asked());
    assertEquals(
        List.of(
            "{\"type\":\"reply\",\"id\":2,\"ok\":false,\"error\":{\"code\":\"bad-request\","
                + "\"message\":\"You are authenticated already; use \\\"refresh\\\" for a new"
                + " token.\",\"retryable\":false}}"),
        wire.texts());
    assertEquals(List.of(), wire.closings());
  }

  @Test
  void commandsAreAnsweredWithTheirId() {
    openAuthenticated();

    session.text("{\"command\":\"subscribe\",\"room\":\"project:1\",\"since\":\"e-7\",\"id\":7}");
    session.text("{\"id\":\"x\",\"command\":\"unsubscribe\",\"room\":\"project:1\"}");
    session.text("{\"command\":\"ping\",\"data\":{\"n\":1.0},\"id\":1.50}");
    session.text("{\"command\":\"refresh\",\"token\":\"newer\"}");

    assertEquals(
        List.of(
            "connect t",
            "subscribe project:1 since 'e-7'",
            "unsubscribe project:1",
            "ping",
            "refresh newer"),
        gateway.asked());
    assertEquals(
        List.of(
            "{\"type\":\"reply\",\"id\":7,\"ok\":true,\"room\":\"project:1\"}",
            "{\"type\":\"reply\",\"id\":\"x\",\"ok\":true,\"room\":\"project:1\"}",
            "{\"type\":\"reply\",\"id\":1.50,\"ok\":true,\"data\":{\"n\":1.0}}",
            "{\"type\":\"reply\",\"ok\":true}"),
        wire.texts());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no json",
        "[]",
        "7",
        "{}",
        "{\"command\":7}",
        "{\"command\":\"ping\",\"id\":[1]}",
        "{\"command\":\"ping\",\"id\":null}",
        "{\"command\":\"ping\"} {}"
      })
  void messageThatCannotBeUnderstoodIsABadRequest(String message) {
    openAuthenticated();

    session.text(message);

    assertEquals("bad-request", gateway.asked().get(1));
    assertEquals(List.of(), wire.closings());
  }

  @Test
  void binaryMessageEndsTheConnection() {
    openAuthenticated();

    session.binary(new byte[] {(byte) 0x80});

    assertEquals(List.of(Closing.PROTOCOL_ERROR), wire.closings());
    assertEquals("left protocol-error", gateway.asked().get(1));
  }

  @Test
  void unknownCommandIsNamed() {
    openAuthenticated();

    session.text("{\"command\":\"dance\",\"id\":3}");

    assertEquals(
        List.of(
            "{\"type\":\"reply\",\"id\":3,\"ok\":false,\"error\":{\"code\":\"unknown-command\","
                + "\"message\":\"There is no command \\\"dance\\\".\",\"retryable\":false}}"),
        wire.texts());
  }

  @Test
  void eventIsOneObject() {
    openAuthenticated();
    Message message =
        new Message(
            "e-1",
            "order.shipped",
            List.of(Room.GLOBAL),
            FakeGateway.TIME,
            "{\"n\":1}".getBytes(StandardCharsets.UTF_8));

    session.send(session.codec().encode(new Push.Event(Room.GLOBAL, message)));

    assertEquals(
        List.of(
            "{\"id\":\"e-1\",\"type\":\"order.shipped\",\"room\":\"global\","
                + "\"time\":\"2026-03-01T12:00:00Z\",\"data\":{\"n\":1}}"),
        wire.texts());
  }

  @Test
  void silentStrangerIsSentAway() {
    open("");

    time.pass(Duration.ofSeconds(10));

    assertEquals(
        List.of(
            error(
                "{\"code\":\"connect-timeout\",\"message\":\"You did not authenticate in time.\","
                    + "\"retryable\":true}")),
        wire.texts());
    assertEquals(List.of(Closing.CONNECT_TIMEOUT), wire.closings());
  }

  @Test
  void authenticatedClientMayBeSilentWhileItAnswersPings() {
    openAuthenticated();
    for (int i = 0; i < 4; i++) {
      time.pass(Duration.ofSeconds(25));
      session.pong();
    }

    assertEquals(4, wire.pings());
    assertEquals(List.of(), wire.closings());
  }

  @Test
  void unansweredPingEndsTheConnection() {
    openAuthenticated();

    time.pass(Duration.ofSeconds(45));

    assertEquals(List.of(Closing.PING_TIMEOUT), wire.closings());
    assertEquals(List.of("connect t", "left ping-timeout"), gateway.asked());
  }

  @Test
  void lastWordsAreWrittenBeforeTheClose() {
    openAuthenticated();
    wire.held();

    session.close(Closing.SHUTTING_DOWN);
    assertEquals(List.of(), wire.closings());
    wire.complete();

    assertEquals(
        List.of(
            error(
                "{\"code\":\"shutting-down\",\"message\":\"This server stops; connect again.\","
                    + "\"retryable\":true}")),
        wire.texts());
    assertEquals(List.of(Closing.SHUTTING_DOWN), wire.closings());
    assertEquals(List.of("connect t", "left shutting-down"), gateway.asked());
  }

  @Test
  void onlyTheFirstReasonIsTold() {
    openAuthenticated();
    wire.held();

    session.close(Closing.DISCONNECTED);
    session.close(Closing.SHUTTING_DOWN);
    wire.complete();

    assertEquals(1, wire.texts().size());
    assertEquals(List.of(Closing.DISCONNECTED), wire.closings());
  }

  /* What still waited was kept until the watchdog came, though there was nobody left to read it. */
  @Test
  void lostConnectionEndsAtOnceEvenDuringItsLastWords() {
    openAuthenticated();
    wire.held();
    session.close(Closing.SHUTTING_DOWN);

    session.gone(Closing.TRANSPORT_LOST);

    assertEquals(List.of(Closing.SHUTTING_DOWN), wire.closings());
    assertEquals(List.of("connect t", "left shutting-down"), gateway.asked());
  }

  @Test
  void slowReaderIsClosedWithoutLastWords() {
    openAuthenticated();
    wire.held();
    session.text("{\"command\":\"ping\"}");

    session.text("{\"command\":\"ping\",\"data\":\"" + "x".repeat(10_000) + "\"}");

    assertEquals(List.of(Closing.TOO_SLOW), wire.closings());
    assertEquals("left too-slow", gateway.asked().get(3));
  }

  @Test
  void goneClientLeavesTheHubOnce() {
    openAuthenticated();

    session.gone(Closing.CLIENT_LEFT);
    session.gone(Closing.TRANSPORT_LOST);
    session.close(Closing.SHUTTING_DOWN);

    assertEquals(List.of("connect t", "left client-left"), gateway.asked());
    assertFalse(session.send(Frames.of(Frame.text("{}"))));
  }

  @Test
  void clientThatGoesWhileItsTokenIsVerifiedLeavesTheHub() {
    open("");
    gateway.whileVerifying(() -> session.gone(Closing.TRANSPORT_LOST));

    session.text("{\"command\":\"authenticate\",\"token\":\"t\"}");

    assertEquals(List.of("connect t", "left transport-lost"), gateway.asked());
  }

  /* A client on its way out still had its commands done, or its token verified. */
  @Test
  void nothingIsDoneForAClientThatIsOnItsWayOut() {
    openAuthenticated();
    wire.held();
    session.close(Closing.TOKEN_EXPIRED);

    session.text("{\"command\":\"subscribe\",\"room\":\"project:1\"}");

    assertEquals(List.of("connect t", "left token-expired"), gateway.asked());
  }

  /* The fault went to the container, and what became of the connection was the container's whim. */
  @Test
  void faultOfOursEndsTheConnectionAsSuch() {
    openAuthenticated();

    session.text("{\"command\":\"refresh\",\"token\":\"fault\"}");

    assertEquals(List.of(Closing.INTERNAL), wire.closings());
    assertEquals("left internal", gateway.asked().get(2));
  }

  @Test
  void endedSessionIsNotTimedAnyLonger() {
    open("");
    session.gone(Closing.CLIENT_LEFT);

    time.pass(Duration.ofSeconds(100));

    assertEquals(List.of(Closing.CLIENT_LEFT), wire.closings());
    assertEquals(List.of(), wire.texts());
    assertEquals(0, wire.pings());
  }
}
