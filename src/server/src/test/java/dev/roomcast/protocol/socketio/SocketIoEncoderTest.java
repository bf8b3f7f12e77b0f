package dev.roomcast.protocol.socketio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.roomcast.protocol.socketio.SocketIoPacket.Type;
import dev.roomcast.wire.Frame;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocketIoEncoderTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @Test
  void packetsAreWrittenAsOnTheWire() {
    var ok = JSON.objectNode().put("ok", true);

    assertText("40{\"sid\":\"abc\"}", SocketIoPacket.connected("/", "abc"));
    assertText("40/ws,{\"sid\":\"abc\"}", SocketIoPacket.connected("/ws", "abc"));
    assertText("41/ws,", SocketIoPacket.disconnect("/ws"));
    assertText("41", SocketIoPacket.disconnect("/"));
    assertText("42/ws,[\"ev\",{\"ok\":true}]", SocketIoPacket.event("/ws", "ev", ok));
    assertText("43/ws,17[{\"ok\":true}]", SocketIoPacket.ack("/ws", 17, ok));
    assertText("430[]", SocketIoPacket.ack("/", 0));
    assertText("44/ws,{\"message\":\"token expired\"}",
        SocketIoPacket.refused("/ws", "token expired", MissingNode.getInstance()));
    assertText("44{\"message\":\"no\",\"data\":{\"ok\":true}}",
        SocketIoPacket.refused("/", "no", ok));
    assertText("421[\"ev\"]", new SocketIoPacket(Type.EVENT, "/", 1, JSON.arrayNode().add("ev")));
    assertText("40/ws,",
        new SocketIoPacket(
            Type.CONNECT, "/ws", SocketIoPacket.NO_ID, MissingNode.getInstance()));
  }

  @Test
  void binaryValuesFollowTheirPlaceholdersInOrder() {
    var nested = JSON.objectNode();
    nested.putArray("a").add(new byte[] {2}).add("x");
    var event = new SocketIoPacket(Type.EVENT, "/ws", 7, JSON.arrayNode()
        .add("upload").add(new byte[] {1}).add(nested).add(new byte[0]));

    assertEquals(
        List.of(
            Frame.text("453-/ws,7[\"upload\",{\"_placeholder\":true,\"num\":0},"
                + "{\"a\":[{\"_placeholder\":true,\"num\":1},\"x\"]},"
                + "{\"_placeholder\":true,\"num\":2}]"),
            Frame.binary(new byte[] {1}),
            Frame.binary(new byte[] {2}),
            Frame.binary(new byte[0])),
        SocketIoEncoder.encode(event).frames());
    assertTrue(event.data().get(1).isBinary(), "the packet itself stays as it was");
  }

  @Test
  void binaryAckHasItsOwnType() {
    assertEquals(
        List.of(
            Frame.text("461-/ws,7[{\"_placeholder\":true,\"num\":0}]"),
            Frame.binary(new byte[] {9})),
        SocketIoEncoder.encode(
            SocketIoPacket.ack("/ws", 7, BinaryNode.valueOf(new byte[] {9}))).frames());
  }

  @Test
  void binaryOutsideEventsAndAcksIsRefused() {
    var connect = new SocketIoPacket(
        Type.CONNECT, "/", SocketIoPacket.NO_ID, JSON.objectNode().put("sid", new byte[1]));

    assertThrows(IllegalArgumentException.class, () -> SocketIoEncoder.encode(connect));
  }

  @Test
  void broadcastTakesItsArgumentAsItIs() {
    byte[] arg = "{ \"n\":1.0 , \"é\":null}".getBytes(UTF_8);

    assertEquals("42/ws,[\"project.updated\",{ \"n\":1.0 , \"é\":null}]",
        SocketIoEncoder.event("/ws", "project.updated", arg).text());
    assertEquals("42[\"a\",1]", SocketIoEncoder.event("/", "a", new byte[] {'1'}).text());
  }

  @Test
  void broadcastIsTheSameFrameAsTheEncodedPacket() {
    String name = "a\"\\\n\u001e\u2028é\ud83d\ude00";
    var packet = SocketIoPacket.event("/ws", name, TextNode.valueOf("x"));

    assertEquals(
        SocketIoEncoder.encode(packet).frames(),
        List.of(SocketIoEncoder.event("/ws", name, "\"x\"".getBytes(UTF_8))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"connect", "disconnect", "newListener"})
  void reservedEventNameIsNotSent(String name) {
    assertThrows(
        IllegalArgumentException.class, () -> SocketIoEncoder.event("/", name, new byte[] {'1'}));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ws", "/a,b", "/a\u001eb"})
  void nameThatIsNoNamespaceIsNotSent(String namespace) {
    assertThrows(IllegalArgumentException.class, () -> SocketIoPacket.disconnect(namespace));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "[\"message\",1,\"2\",{\"3\":[true]}]",
      "[\"a\",1,1.0,1.10,0,0.0,-1,-0.5,2147483648,9007199254740993,123456789012345678901234567890]",
      "[\"a\",0.1,3.141592653589793238462643383279,1E+400,1.5E-10]",
      "[\"a\",{\"z\":1,\"a\":2,\"10\":3,\"2\":4,\"\":5},[],{},null,false,\"\"]",
      "[\"a\",\"\\u001e\\u001f\\n\\t\\b\\f\\r\\\"\\\\/é\u2028\u007f\ud83d\ude00\"]",
      "[\"a\",\"\\ud800\",\"\\udc00x\\ud83d\",{\"\\udfff\":1}]"})
  void jsonComesBackByteForByte(String json) throws Exception {
    var packet = new SocketIoDecoder(DecoderLimits.DEFAULT).text("2" + json).orElseThrow();

    assertText("42" + json, packet);
    assertEquals(
        "42" + json, new String(SocketIoEncoder.encode(packet).frames().get(0).data(), UTF_8));
  }

  @Test
  void zeroLosesItsSignAndExponentsAreSpeltInOneWay() throws Exception {
    var packet = new SocketIoDecoder(DecoderLimits.DEFAULT)
        .text("2[\"a\",-0,-0.0,1e2,1.5e-10]").orElseThrow();

    assertText("42[\"a\",0,0.0,1E+2,1.5E-10]", packet);
  }

  @Test
  void whiteSpaceIsNotSentBack() throws Exception {
    var packet = new SocketIoDecoder(DecoderLimits.DEFAULT)
        .text("2 [ \"a\" , { \"b\" : 1 } ]\n").orElseThrow();

    assertText("42[\"a\",{\"b\":1}]", packet);
  }

  @Test
  void dataWithoutJsonFormIsRefused() {
    JsonNode deep = JSON.arrayNode();
    for (int i = 0; i < 2_000; i++) {
      deep = JSON.arrayNode().add(deep);
    }
    var packet = SocketIoPacket.event("/", "a", deep);

    assertThrows(IllegalArgumentException.class, () -> SocketIoEncoder.encode(packet));
  }

  private static void assertText(String expected, SocketIoPacket packet) {
    assertEquals(List.of(expected),
        SocketIoEncoder.encode(packet).frames().stream().map(Frame::text).toList());
  }
}
