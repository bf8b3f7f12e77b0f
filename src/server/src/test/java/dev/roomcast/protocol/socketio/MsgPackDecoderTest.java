package dev.roomcast.protocol.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.protocol.Hex;
import dev.roomcast.protocol.MsgPackWriter;
import dev.roomcast.protocol.ProtocolViolation;
import dev.roomcast.protocol.socketio.SocketIoPacket.Type;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Literal packets, as npm's socket.io-msgpack-parser 3 writes them. */
class MsgPackDecoderTest {
  private static final String HELLO =
      "84 a474797065 02 a464617461 91 a568656c6c6f a26964 01 a36e7370 a32f7773";

  private final MsgPackDecoder decoder = new MsgPackDecoder(DecoderLimits.DEFAULT);

  private SocketIoPacket decode(String hex) throws ProtocolViolation {
    return decoder.binary(Hex.bytes(hex)).orElseThrow();
  }

  /* For what is easier to read as JSON. */
  private SocketIoPacket decodeJson(String json) throws ProtocolViolation {
    byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
    return decoder.binary(MsgPackWriter.write(MsgPackWriter.parse(utf8))).orElseThrow();
  }

  @Test
  void eventIsReadFromItsBytes() throws ProtocolViolation {
    SocketIoPacket packet = decode(HELLO);

    assertEquals(Type.EVENT, packet.type());
    assertEquals("/ws", packet.namespace());
    assertEquals(1, packet.id());
    assertEquals("hello", packet.eventName());
  }

  @Test
  void keysMayComeInAnyOrderAndUnknownOnesAreIgnored() throws ProtocolViolation {
    // {options:{compress:true}, nsp:"/ws", id:1, data:["hello"], type:2}
    assertEquals(
        decode(HELLO),
        decode(
            "85 a76f7074696f6e73 81 a8636f6d7072657373 c3 a36e7370 a32f7773 a26964 01"
                + " a464617461 91 a568656c6c6f a474797065 02"));
  }

  @Test
  void undefinedIdAndDataAreAbsent() throws ProtocolViolation {
    // {type:0, data:undefined, id:undefined, nsp:"/"}
    SocketIoPacket packet =
        decode("84 a474797065 00 a464617461 d40000 a26964 d40000 a36e7370 a12f");

    assertEquals("CONNECT /", packet.toString());
    assertTrue(packet.data().isMissingNode());
  }

  @Test
  void undefinedInTheAuthPayloadIsAbsent() throws ProtocolViolation {
    // {type:0, data:{token:"t", pid:undefined}, nsp:"/ws"}
    SocketIoPacket packet =
        decode(
            "83 a474797065 00 a464617461 82 a5746f6b656e a174 a3706964 d40000"
                + " a36e7370 a32f7773");

    assertEquals("{\"token\":\"t\"}", packet.data().toString());
  }

  @Test
  void binaryArgumentStandsWhereItBelongs() throws Exception {
    // {type:2, data:["up", <01 02>], nsp:"/"}
    SocketIoPacket packet =
        decode("83 a474797065 02 a464617461 92 a27570 c4020102 a36e7370 a12f");

    assertEquals("0102", Hex.of(packet.eventArgs().get(0).binaryValue()));
  }

  @Test
  void placeholderIsOrdinaryData() throws ProtocolViolation {
    String placeholder = "{\"_placeholder\":true,\"num\":0}";

    SocketIoPacket packet =
        decodeJson("{\"type\":2,\"nsp\":\"/\",\"data\":[\"a\"," + placeholder + "]}");

    assertEquals(placeholder, packet.eventArgs().get(0).toString());
  }

  @Test
  void largestIdIsALong() throws ProtocolViolation {
    assertEquals(
        Long.MAX_VALUE,
        decodeJson("{\"type\":3,\"nsp\":\"/\",\"id\":9223372036854775807,\"data\":[]}").id());
    assertEquals(0, decodeJson("{\"type\":3,\"nsp\":\"/\",\"id\":0,\"data\":[]}").id());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "2",
        "{}",
        "{\"nsp\":\"/\",\"data\":[\"a\"]}",
        "{\"type\":\"2\",\"nsp\":\"/\",\"data\":[\"a\"]}",
        "{\"type\":2.0,\"nsp\":\"/\",\"data\":[\"a\"]}",
        "{\"type\":-1,\"nsp\":\"/\",\"data\":[\"a\"]}",
        "{\"type\":5,\"nsp\":\"/\",\"data\":[\"a\"]}",
        "{\"type\":6,\"nsp\":\"/\",\"id\":1,\"data\":[]}",
        "{\"type\":7,\"nsp\":\"/\"}",
        "{\"type\":4294967296,\"nsp\":\"/\"}",
        "{\"type\":2,\"data\":[\"a\"]}",
        "{\"type\":2,\"nsp\":7,\"data\":[\"a\"]}",
        "{\"type\":2,\"nsp\":\"ws\",\"data\":[\"a\"]}",
        "{\"type\":2,\"nsp\":\"\",\"data\":[\"a\"]}",
        "{\"type\":2,\"nsp\":\"/\\n\",\"data\":[\"a\"]}",
        "{\"type\":0,\"nsp\":\"/\",\"data\":null}",
        "{\"type\":0,\"nsp\":\"/\",\"data\":[]}",
        "{\"type\":0,\"nsp\":\"/\",\"id\":1}",
        "{\"type\":1,\"nsp\":\"/\",\"data\":{}}",
        "{\"type\":2,\"nsp\":\"/\"}",
        "{\"type\":2,\"nsp\":\"/\",\"data\":{}}",
        "{\"type\":2,\"nsp\":\"/\",\"data\":[]}",
        "{\"type\":2,\"nsp\":\"/\",\"data\":[null]}",
        "{\"type\":2,\"nsp\":\"/\",\"data\":[\"disconnect\"]}",
        "{\"type\":2,\"nsp\":\"/\",\"id\":-1,\"data\":[\"a\"]}",
        "{\"type\":2,\"nsp\":\"/\",\"id\":null,\"data\":[\"a\"]}",
        "{\"type\":2,\"nsp\":\"/\",\"id\":1.5,\"data\":[\"a\"]}",
        "{\"type\":2,\"nsp\":\"/\",\"id\":18446744073709551615,\"data\":[\"a\"]}",
        "{\"type\":3,\"nsp\":\"/\",\"data\":[]}",
        "{\"type\":3,\"nsp\":\"/\",\"id\":1,\"data\":{}}",
        "{\"type\":4,\"nsp\":\"/\",\"data\":7}"
      })
  void whatIsNoPacketIsAViolation(String json) {
    assertThrows(ProtocolViolation.class, () -> decodeJson(json));
  }

  @Test
  void namesHaveALimit() throws ProtocolViolation {
    String longest = "x".repeat(256);
    decodeJson("{\"type\":2,\"nsp\":\"/\",\"data\":[\"" + longest + "\"]}");
    decodeJson("{\"type\":1,\"nsp\":\"/" + longest.substring(1) + "\"}");

    assertThrows(
        ProtocolViolation.class,
        () -> decodeJson("{\"type\":2,\"nsp\":\"/\",\"data\":[\"x" + longest + "\"]}"));
    assertThrows(
        ProtocolViolation.class, () -> decodeJson("{\"type\":1,\"nsp\":\"/" + longest + "\"}"));
  }

  /* The packet's own map is no part of what the client nests. */
  @Test
  void dataMayBeAsDeepAsInText() throws ProtocolViolation {
    String deepest = "[\"a\"," + "[".repeat(63) + "]".repeat(63) + "]";
    decodeJson("{\"type\":2,\"nsp\":\"/\",\"data\":" + deepest + "}");

    String tooDeep = "[\"a\"," + deepest + "]";
    assertThrows(
        ProtocolViolation.class,
        () -> decodeJson("{\"type\":2,\"nsp\":\"/\",\"data\":" + tooDeep + "}"));
  }

  @Test
  void bytesAfterThePacketAreAViolation() {
    assertThrows(ProtocolViolation.class, () -> decode(HELLO + "00"));
  }

  @Test
  void textIsAViolation() {
    assertThrows(ProtocolViolation.class, () -> decoder.text("2[\"a\"]"));
  }
}
