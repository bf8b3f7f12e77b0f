package dev.roomcast.protocol.plain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import dev.roomcast.api.Room;
import dev.roomcast.protocol.Client.Transport;
import dev.roomcast.protocol.FakeGateway;
import dev.roomcast.protocol.Handshake;
import dev.roomcast.protocol.Hex;
import dev.roomcast.protocol.Message;
import dev.roomcast.protocol.MsgPackReader;
import dev.roomcast.protocol.MsgPackWriter;
import dev.roomcast.protocol.ProtocolViolation;
import dev.roomcast.protocol.Push;
import dev.roomcast.wire.Closing;
import dev.roomcast.wire.FakeTime;
import dev.roomcast.wire.Frame;
import dev.roomcast.wire.OutboxLimits;
import dev.roomcast.wire.Traffic;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plain WebSockets in MessagePack; messages are shown as the JSON of their maps. */
class PlainMsgPackTest {
  private final FakeTime time = new FakeTime();
  private final FakePingableWire wire = new FakePingableWire();
  private final FakeGateway gateway = new FakeGateway();
  private PlainSession session;

  private void open(String token) {
    session =
        new PlainSession(
            wire,
            PlainFormat.MSGPACK,
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

  private void say(String json) {
    session.binary(MsgPackWriter.write(MsgPackWriter.parse(json.getBytes(UTF_8))));
  }

  private List<String> heard() {
    return wire.writes().stream()
        .flatMap(List::stream)
        .map(frame -> unpacked(frame).toString())
        .toList();
  }

  private static JsonNode unpacked(Frame frame) {
    assertFalse(frame.isText());
    try {
      return MsgPackReader.read(frame.data(), 100);
    } catch (ProtocolViolation impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Test
  void subprotocolChoosesTheFormat() {
    assertSame(PlainFormat.MSGPACK, PlainFormat.of("roomcast.v1.msgpack"));
    assertSame(PlainFormat.JSON, PlainFormat.of("roomcast.v1.json"));
    assertSame(PlainFormat.JSON, PlainFormat.of(""));
  }

  @Test
  void greetingIsTheSameObjectAsInJson() {
    open("t");

    assertEquals(
        List.of(
            "{\"type\":\"connection.established\",\"time\":\"2026-03-01T12:00:00Z\","
                + "\"data\":{\"connection_id\":\"" + gateway.connectionId()
                + "\",\"user_id\":\"ann\",\"rooms\":[\"global\"]}}"),
        heard());
    assertEquals(Transport.MSGPACK_WEBSOCKET, session.transport());
  }

  @Test
  void firstMessageMayBringTheToken() {
    open("");

    say("{\"command\":\"authenticate\",\"token\":\"t\",\"id\":1}");

    assertEquals(List.of("connect t"), gateway.asked());
    assertEquals("{\"type\":\"reply\",\"id\":1,\"ok\":true}", heard().get(1));
  }

  @Test
  void replyIsAMap() {
    openAuthenticated();

    // {command:"ping", id:7}
    session.binary(Hex.bytes("82 a7636f6d6d616e64 a470696e67 a26964 07"));

    // {type:"reply", id:7, ok:true}
    assertEquals(
        "83a474797065a57265706c79a2696407a26f6bc3",
        Hex.of(wire.writes().get(0).get(0).data()));
  }

  @Test
  void commandsAreTheSameAsInJson() {
    openAuthenticated();

    say("{\"command\":\"subscribe\",\"room\":\"project:1\",\"since\":\"e-7\",\"id\":7}");
    say("{\"command\":\"dance\",\"id\":\"x\"}");

    assertEquals("subscribe project:1 since 'e-7'", gateway.asked().get(1));
    assertEquals(
        List.of(
            "{\"type\":\"reply\",\"id\":7,\"ok\":true,\"room\":\"project:1\"}",
            "{\"type\":\"reply\",\"id\":\"x\",\"ok\":false,\"error\":{\"code\":"
                + "\"unknown-command\",\"message\":\"There is no command \\\"dance\\\".\","
                + "\"retryable\":false}}"),
        heard());
  }

  @Test
  void pingGivesBackBinaryData() {
    openAuthenticated();

    // {command:"ping", data:<01 02>}
    session.binary(Hex.bytes("82 a7636f6d6d616e64 a470696e67 a464617461 c4020102"));

    // {type:"reply", ok:true, data:<01 02>}
    assertEquals(
        "83a474797065a57265706c79a26f6bc3a464617461c4020102",
        Hex.of(wire.writes().get(0).get(0).data()));
  }

  @Test
  void applicationIsHandedBinaryValuesAndMayAnswerWithThem() {
    gateway.application(
        emitted -> emitted.acknowledgement().accept(List.copyOf(emitted.arguments())));
    openAuthenticated();

    // {command:"emit", event:"up", args:[<01 02>], id:1}
    session.binary(
        Hex.bytes(
            "84 a7636f6d6d616e64 a4656d6974 a56576656e74 a27570"
                + " a461726773 91 c4020102 a26964 01"));

    // {type:"reply", id:1, ok:true, args:[<01 02>]}
    assertEquals(
        "84a474797065a57265706c79a2696401a26f6bc3a46172677391c4020102",
        Hex.of(wire.writes().get(0).get(0).data()));
  }

  @Test
  void emittedEventIsAMapWithItsBinaryValues() {
    openAuthenticated();

    session.send(
        session.codec().encode(
            new Push.Emit("up", List.of(BinaryNode.valueOf(new byte[] {1, 2})))));

    // {type:"emit", event:"up", args:[<01 02>]}
    assertEquals(
        "83a474797065a4656d6974a56576656e74a27570a46172677391c4020102",
        Hex.of(wire.writes().get(0).get(0).data()));
  }

  @Test
  void eventIsOneMap() {
    openAuthenticated();
    Message message =
        new Message(
            "e-1",
            "order.shipped",
            List.of(Room.GLOBAL),
            FakeGateway.TIME,
            "{\"n\":1}".getBytes(UTF_8));

    session.send(session.codec().encode(new Push.Event(Room.GLOBAL, message)));

    assertEquals(
        List.of(
            "{\"id\":\"e-1\",\"type\":\"order.shipped\",\"room\":\"global\","
                + "\"time\":\"2026-03-01T12:00:00Z\",\"data\":{\"n\":1}}"),
        heard());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "c1", "90", "c0", "81", "8000", "81 a7636f6d6d616e64 07"})
  void messageThatCannotBeUnderstoodIsABadRequest(String hex) {
    openAuthenticated();

    session.binary(Hex.bytes(hex));

    assertEquals("bad-request", gateway.asked().get(1));
    assertEquals(List.of(), wire.closings());
  }

  @Test
  void textMessageEndsTheConnection() {
    openAuthenticated();

    session.text("{\"command\":\"ping\"}");

    assertEquals(List.of(Closing.PROTOCOL_ERROR), wire.closings());
  }

  @Test
  void lastWordsAreInBinaryToo() {
    openAuthenticated();

    session.close(Closing.SHUTTING_DOWN);

    assertEquals(
        List.of(
            "{\"type\":\"connection.error\",\"time\":\"2026-03-01T12:00:00Z\",\"data\":"
                + "{\"code\":\"shutting-down\",\"message\":\"This server stops; connect again.\","
                + "\"retryable\":true}}"),
        heard());
    assertEquals(List.of(Closing.SHUTTING_DOWN), wire.closings());
  }
}
