package dev.roomcast.protocol.socketio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import dev.roomcast.api.Room;
import dev.roomcast.protocol.Client.Transport;
import dev.roomcast.protocol.Codec;
import dev.roomcast.protocol.FakeGateway;
import dev.roomcast.protocol.Hex;
import dev.roomcast.protocol.Message;
import dev.roomcast.protocol.MsgPackReader;
import dev.roomcast.protocol.MsgPackWriter;
import dev.roomcast.protocol.ProtocolViolation;
import dev.roomcast.protocol.Push;
import dev.roomcast.wire.Closing;
import dev.roomcast.wire.FakeWire;
import dev.roomcast.wire.Frame;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clients with the MessagePack parser; packets are shown as the JSON of their maps. */
class MsgPackSessionTest {
  private final FakeNode node = new FakeNode(Duration.ofSeconds(25));
  private final FakeWire wire = new FakeWire();
  private EngineSession session;

  private void open() {
    session = node.onWebSocket(wire);
    wire.newTexts();
  }

  private void connect() {
    open();
    say("{\"type\":0,\"nsp\":\"/\"}");
    wire.newTexts();
  }

  private static byte[] packed(String json) {
    return MsgPackWriter.write(MsgPackWriter.parse(json.getBytes(UTF_8)));
  }

  private void say(String json) {
    session.receiveBinary(wire, packed(json));
  }

  private static JsonNode unpacked(Frame frame) {
    assertFalse(frame.isText());
    try {
      return MsgPackReader.read(frame.data(), 100);
    } catch (ProtocolViolation impossible) {
      throw new AssertionError(impossible);
    }
  }

  private List<String> heard() {
    List<String> packets =
        wire.writes().stream()
            .flatMap(List::stream)
            .map(frame -> unpacked(frame).toString())
            .toList();
    wire.newTexts();
    return packets;
  }

  @Test
  void clientThatBeginsInBinaryIsAnsweredInBinary() {
    open();

    say("{\"type\":0,\"nsp\":\"/ws\",\"data\":{\"token\":\"its own\"}}");

    String id = node.gateway.connectionId();
    List<String> packets = heard();
    assertEquals(
        "{\"type\":0,\"data\":{\"sid\":\"" + id + "\"},\"nsp\":\"/ws\"}", packets.get(0));
    assertTrue(
        packets.get(1).startsWith(
            "{\"type\":2,\"data\":[\"connection_established\",{\"type\":"), packets.get(1));
    assertEquals(3, packets.size());
    assertEquals(List.of("connect its own"), node.gateway.asked());
  }

  @Test
  void eventWithAnIdIsAcknowledged() {
    connect();

    say("{\"type\":2,\"nsp\":\"/\",\"id\":0,\"data\":[\"subscribe\",{\"room\":\"project:1\"}],"
        + "\"options\":{\"compress\":true}}");

    assertEquals(
        List.of(
            "{\"type\":3,\"data\":[{\"ok\":true,\"room\":\"project:1\"}],\"id\":0,\"nsp\":\"/\"}"),
        heard());
  }

  @Test
  void pingGivesBackBinaryData() {
    connect();

    // {type:2, id:7, data:["ping", <01 02>], nsp:"/"}
    session.receiveBinary(
        wire,
        Hex.bytes("84 a474797065 02 a26964 07 a464617461 92 a470696e67 c4020102 a36e7370 a12f"));

    JsonNode echo = unpacked(wire.writes().get(0).get(0)).at("/data/0/data");
    assertEquals(BinaryNode.valueOf(new byte[] {1, 2}), echo);
  }

  @Test
  void applicationIsHandedBinaryValuesAndMayAnswerWithThem() {
    node.gateway.application(
        emitted -> emitted.acknowledgement().accept(List.copyOf(emitted.arguments())));
    connect();

    // {type:2, id:1, data:["up", <01 02>], nsp:"/"}
    session.receiveBinary(
        wire, Hex.bytes("84 a474797065 02 a26964 01 a464617461 92 a27570 c4020102 a36e7370 a12f"));

    // {type:3, data:[<01 02>], id:1, nsp:"/"}
    assertEquals(
        "84a47479706503a46461746191c4020102a2696401a36e7370a12f",
        Hex.of(wire.writes().get(0).get(0).data()));
  }

  @Test
  void emittedEventHoldsItsBinaryValues() {
    connect();

    node.gateway.client().send(
        node.gateway.client().codec().encode(
            new Push.Emit("up", List.of(BinaryNode.valueOf(new byte[] {1, 2})))));

    // {type:2, data:["up", <01 02>], nsp:"/"}
    assertEquals(
        "83a47479706502a46461746192a27570c4020102a36e7370a12f",
        Hex.of(wire.writes().get(0).get(0).data()));
  }

  @Test
  void refusalsAndFarewellsAreInBinaryToo() {
    open();
    say("{\"type\":0,\"nsp\":\"/nowhere\"}");
    say("{\"type\":0,\"nsp\":\"/\"}");
    assertEquals(
        "{\"type\":4,\"data\":{\"message\":\"Invalid namespace\"},\"nsp\":\"/nowhere\"}",
        heard().get(0));

    node.gateway.client().close(Closing.DISCONNECTED);

    List<String> farewell = heard();
    assertTrue(farewell.get(0).contains("\"connection.error\""));
    assertEquals("{\"type\":1,\"nsp\":\"/\"}", farewell.get(1));
  }

  @Test
  void textFromABinaryClientEndsTheSession() {
    connect();

    session.receiveText(wire, "42[\"ping\"]");

    assertEquals(List.of(Closing.PROTOCOL_ERROR), wire.closings());
  }

  @Test
  void binaryThatNoTextAnnouncedEndsTheSessionOfATextClient() {
    session = node.connectedOnWebSocket(wire);

    say("{\"type\":0,\"nsp\":\"/ws\"}");

    assertEquals(List.of(Closing.PROTOCOL_ERROR), wire.closings());
  }

  @Test
  void whatIsNoPacketEndsTheSession() {
    open();

    session.receiveBinary(wire, new byte[] {1, 2, 3});

    assertEquals(List.of(Closing.PROTOCOL_ERROR), wire.closings());
    assertEquals(0, node.sessions.count());
  }

  @Test
  void heartbeatStaysText() {
    FakeNode quick = new FakeNode();
    session = quick.onWebSocket(wire);
    wire.newTexts();

    quick.pass(300);

    assertEquals(List.of("2"), wire.texts());
  }

  @Test
  void packetsTravelInBase64WhilePolling() {
    session = node.onPolling();
    node.poll(session);

    String packet = "{\"type\":0,\"nsp\":\"/\"}";
    assertTrue(node.post(session, "b" + Base64.getEncoder().encodeToString(packed(packet))));

    String body = node.poll(session).answer();
    byte[] first = Base64.getDecoder().decode(body.substring(1, body.indexOf('\u001e')));
    assertTrue(unpacked(Frame.binary(first)).toString().startsWith("{\"type\":0,\"data\":{\"sid"));
    assertEquals(Transport.SOCKETIO_MSGPACK_POLLING, node.gateway.client().transport());
  }

  @Test
  void clientsOfOneNamespaceAndParserShareACodec() {
    connect();
    Codec codec = node.gateway.client().codec();
    assertEquals(Transport.SOCKETIO_MSGPACK_WEBSOCKET, node.gateway.client().transport());

    FakeWire another = new FakeWire();
    node.onWebSocket(another).receiveBinary(another, packed("{\"type\":0,\"nsp\":\"/\"}"));
    assertSame(codec, node.gateway.client().codec());

    node.connectedOnWebSocket(new FakeWire());
    assertFalse(codec == node.gateway.client().codec());
  }

  @Test
  void broadcastIsTheSameEventForBothParsers() {
    Message message =
        new Message(
            "e-1",
            "project.updated",
            List.of(Room.GLOBAL),
            FakeGateway.TIME,
            "{\"name\":\"é\",\"share\":0.5,\"count\":70000}".getBytes(UTF_8));
    Push push = new Push.Event(Room.GLOBAL, message);
    Frame text = new SocketIoCodec("/ws", true, SocketIoParser.JSON).encode(push).frames().get(0);
    Frame binary = new SocketIoCodec("/ws", true, SocketIoParser.MSGPACK).encode(push).frames().get(0);

    assertEquals(text.text(), "42/ws," + unpacked(binary).path("data"));
  }
}
