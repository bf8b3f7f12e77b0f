package dev.roomcast.protocol.socketio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.roomcast.protocol.Hex;
import dev.roomcast.wire.Frame;
import org.junit.jupiter.api.Test;

/** Literal packets, as npm's socket.io-msgpack-parser 3 reads them. */
class MsgPackEncoderTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static void assertBytes(String hex, Frame frame) {
    assertFalse(frame.isText());
    assertEquals(hex.replace(" ", ""), Hex.of(frame.data()));
  }

  @Test
  void eventIsAMap() {
    var hello =
        new SocketIoPacket(
            SocketIoPacket.Type.EVENT, "/ws", 1, JSON.arrayNode().add("hello"));

    assertBytes(
        "84 a474797065 02 a464617461 91 a568656c6c6f a26964 01 a36e7370 a32f7773",
        MsgPackEncoder.encode(hello));
  }

  @Test
  void connectAnswerHoldsTheIdAndNothingUndefined() {
    assertBytes(
        "83 a474797065 00 a464617461 81 a3736964 a3616263 a36e7370 a12f",
        MsgPackEncoder.encode(SocketIoPacket.connected("/", "abc")));
  }

  @Test
  void disconnectHasNoData() {
    assertBytes(
        "82 a474797065 01 a36e7370 a12f", MsgPackEncoder.encode(SocketIoPacket.disconnect("/")));
  }

  @Test
  void refusalHoldsItsMessage() {
    assertBytes(
        "83 a474797065 04 a464617461 81 a76d657373616765 a24e6f a36e7370 a12f",
        MsgPackEncoder.encode(SocketIoPacket.refused("/", "No", MissingNode.getInstance())));
  }

  @Test
  void acknowledgementOfBinaryDataIsOfThePlainType() {
    assertBytes(
        "84 a474797065 03 a464617461 91 c4020102 a26964 00 a36e7370 a12f",
        MsgPackEncoder.encode(
            SocketIoPacket.ack("/", 0, BinaryNode.valueOf(new byte[] {1, 2}))));
  }

  @Test
  void readyMadeJsonBecomesAnArgument() {
    assertBytes(
        "83 a474797065 02 a464617461 92 a161 81 a16e cd03e8 a36e7370 a12f",
        MsgPackEncoder.event("/", "a", "{\"n\":1000}".getBytes(UTF_8)));
    assertEquals(
        MsgPackEncoder.encode(SocketIoPacket.event("/ws", "a", TextNode.valueOf("é"))),
        MsgPackEncoder.event("/ws", "a", "\"é\"".getBytes(UTF_8)));
  }

  @Test
  void reservedNameIsRefused() {
    byte[] one = {'1'};

    assertThrows(
        IllegalArgumentException.class, () -> MsgPackEncoder.event("/", "disconnect", one));
  }
}
