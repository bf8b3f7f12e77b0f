package dev.roomcast.protocol.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.roomcast.protocol.Emitted;
import dev.roomcast.protocol.PlainValues;
import dev.roomcast.protocol.Push;
import dev.roomcast.protocol.Refusal;
import dev.roomcast.protocol.Refused;
import dev.roomcast.wire.Closing;
import dev.roomcast.wire.FakeWire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What clients and the application say to each other, packet by packet. */
class EmittedEventsTest {
  private final FakeNode node = new FakeNode(Duration.ofSeconds(25));
  private final FakeWire wire = new FakeWire();
  private final EngineSession session = node.onWebSocket(wire);
  private final List<Emitted> taken = new ArrayList<>();

  private void say(String packet) {
    session.receiveText(wire, packet);
  }

  private void connect(String packet) {
    say(packet);
    wire.newTexts();
    node.gateway.application(taken::add);
  }

  private Emitted.Acknowledgement last() {
    return taken.get(taken.size() - 1).acknowledgement();
  }

  private void emit(Push.Emit push) {
    node.gateway.client().send(node.gateway.client().codec().encode(push));
  }

  @Test
  void namespaceOfTheApplicationIsAnsweredWithTheSidAlone() {
    wire.newTexts();

    say("40/custom,{\"token\":\"t\",\"n\":1}");

    assertEquals(
        List.of("40/custom,{\"sid\":\"" + node.gateway.connectionId() + "\"}"), wire.texts());
    assertEquals("{\"token\":\"t\",\"n\":1}", node.auths.get(0).toString());
    assertEquals(List.of("connect t"), node.gateway.asked());
    assertEquals("/custom", node.gateway.client().namespace());
  }

  @Test
  void connectWithoutAPayloadShowsNoneAndBringsTheFirstRequestsToken() {
    say("40/custom,");

    assertEquals(List.of(MissingNode.getInstance()), node.auths);
    assertEquals(List.of("connect header token"), node.gateway.asked());
  }

  @Test
  void namespaceOfTheApplicationHasNoCommands() {
    connect("40/custom,");

    say("42/custom,1[\"subscribe\",{\"room\":\"project:1\"}]");

    assertEquals("subscribe", taken.get(0).event());
    assertEquals(List.of(), wire.texts());
  }

  @Test
  void commandsOfTheHubDoNotReachTheApplication() {
    connect("40");

    say("420[\"ping\"]");
    say("421[\"chat\"]");

    assertEquals(List.of("430[{\"ok\":true}]"), wire.texts());
    assertEquals(List.of("chat"), taken.stream().map(Emitted::event).toList());
  }

  @Test
  void valuesComeBackAsTheyWereSent() {
    connect("40");

    say("427[\"message\",1,\"2\",{\"3\":[true],\"2\":1.0},null,12345678901234567890]");
    last().accept(taken.get(0).arguments());

    assertEquals(
        List.of("437[1,\"2\",{\"3\":[true],\"2\":1.0},null,12345678901234567890]"), wire.texts());
  }

  @Test
  void plainValuesKeepWhatTheyAreOnTheirWayThroughTheApplication() {
    connect("40");

    say("427[\"message\",1,\"2\",{\"3\":[true],\"2\":1.0},null,12345678901234567890]");
    Object[] plain = PlainValues.of(taken.get(0).arguments()).toArray();
    last().accept(PlainValues.json(plain));

    assertEquals(
        List.of("437[1,\"2\",{\"3\":[true],\"2\":1.0},null,12345678901234567890]"), wire.texts());
  }

  @Test
  void acknowledgementMayBeEmptyAndMayComeLate() {
    connect("40/custom,");
    say("42/custom,3[\"a\"]");
    say("42/custom,4[\"b\"]");
    assertTrue(last().isAwaited());

    last().accept(List.of());
    taken.get(0).acknowledgement().accept(PlainValues.json("late"));

    assertEquals(List.of("43/custom,4[]", "43/custom,3[\"late\"]"), wire.texts());
  }

  @Test
  void binaryValuesGoBothWays() {
    connect("40/custom,");

    say("452-/custom,7[\"up\",{\"_placeholder\":true,\"num\":0},"
        + "{\"in\":[{\"_placeholder\":true,\"num\":1}]}]");
    session.receiveBinary(wire, new byte[] {1, 2, 3});
    session.receiveBinary(wire, new byte[] {4});
    assertEquals("[\"AQID\", {\"in\":[\"BA==\"]}]", taken.get(0).arguments().toString());
    last().accept(taken.get(0).arguments());
    emit(new Push.Emit("down", PlainValues.json((Object) new byte[] {9, 9})));

    assertEquals(
        List.of(
            "462-/custom,7[{\"_placeholder\":true,\"num\":0},"
                + "{\"in\":[{\"_placeholder\":true,\"num\":1}]}]",
            "[3]",
            "[1]",
            "451-/custom,[\"down\",{\"_placeholder\":true,\"num\":0}]",
            "[2]"),
        wire.texts());
  }

  @Test
  void eventWithoutAnIdIsNotAcknowledged() {
    connect("40");

    say("42[\"chat\"]");
    assertFalse(last().isAwaited());
    last().accept(PlainValues.json("unheard"));

    assertEquals(List.of(), wire.texts());
  }

  @Test
  void refusalIsTheAcknowledgementOrElseAnError() {
    connect("40");
    Refused refused = Refused.byApplication("not-now", "Come back later.");

    say("425[\"chat\"]");
    last().refuse(refused);
    say("42[\"chat\"]");
    last().refuse(refused);

    assertEquals(
        List.of(
            "435[{\"ok\":false,\"error\":{\"code\":\"not-now\",\"message\":\"Come back later.\","
                + "\"retryable\":false}}]",
            "42[\"connection.error\",{\"type\":\"connection.error\","
                + "\"time\":\"2026-03-01T12:00:00Z\",\"data\":{\"code\":\"not-now\","
                + "\"message\":\"Come back later.\",\"retryable\":false}}]"),
        wire.texts());
  }

  @Test
  void codeOfOursKeepsItsMeaningInTheApplication() {
    assertEquals(Refusal.KEYS_UNAVAILABLE, Refused.byApplication("keys-unavailable", "").refusal());
    assertEquals(Refusal.REFUSED, Refused.byApplication("not-now", "").refusal());
  }

  @Test
  void questionCarriesItsIdAndTheAnswerBringsItBack() {
    connect("40/custom,");

    emit(new Push.Emit("sure", PlainValues.json(1)).asking(12));
    say("43/custom,12[\"yes\",{\"n\":1}]");

    assertEquals(List.of("42/custom,12[\"sure\",1]"), wire.texts());
    assertEquals("answered 12 [\"yes\", {\"n\":1}]", node.gateway.asked().get(1));
  }

  @Test
  void answerMayBeBinary() {
    connect("40/custom,");

    say("461-/custom,3[{\"_placeholder\":true,\"num\":0}]");
    session.receiveBinary(wire, new byte[] {1, 2, 3});

    assertEquals("answered 3 [\"AQID\"]", node.gateway.asked().get(1));
  }

  @Test
  void answerInANamespaceThatWasLeftIsIgnored() {
    connect("40/custom,");
    say("41/custom,");

    say("43/custom,3[]");

    assertEquals(List.of("connect header token", "left client-left"), node.gateway.asked());
    assertEquals(List.of(), wire.closings());
  }

  @Test
  void acknowledgementForAClientThatIsGoneGoesNowhere() {
    connect("40");
    say("421[\"chat\"]");
    say("41");

    last().accept(PlainValues.json("too late"));

    assertEquals(List.of(), wire.texts());
    assertEquals(List.of(), wire.closings());
  }

  @Test
  void clientOfTheApplicationCanBeSentOut() {
    connect("40/custom,");

    node.gateway.client().close(Closing.DISCONNECTED);

    assertEquals("41/custom", wire.texts().get(1).substring(0, 9));
    assertEquals("left disconnected", node.gateway.asked().get(1));
  }
}
