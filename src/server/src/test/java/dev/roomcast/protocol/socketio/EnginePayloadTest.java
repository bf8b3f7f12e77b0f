package dev.roomcast.protocol.socketio;

import dev.roomcast.protocol.ProtocolViolation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.protocol.socketio.EnginePacket.Type;
import dev.roomcast.wire.Frame;
import dev.roomcast.wire.Frames;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnginePayloadTest {
  @Test
  void bodyHoldsItsPacketsInOrder() throws Exception {
    assertEquals(
        List.of(
            new EnginePacket.Text(Type.MESSAGE, "test1"),
            new EnginePacket.Text(Type.PONG, ""),
            new EnginePacket.Text(Type.MESSAGE, "té\ud83d\ude00"),
            new EnginePacket.Text(Type.CLOSE, "")),
        decode("4test1\u001e3\u001e4té\ud83d\ude00\u001e1"));
  }

  @Test
  void everyDigitFromZeroToSixIsAType() throws Exception {
    var types = decode("0\u001e1\u001e2\u001e3\u001e4\u001e5\u001e6").stream()
        .map(EnginePacket::type)
        .toList();

    assertEquals(List.of(Type.values()), types);
  }

  @Test
  void binaryIsBase64InABody() throws Exception {
    var packets = decode("4hello\u001ebAQIDBA==");

    assertEquals(new EnginePacket.Text(Type.MESSAGE, "hello"), packets.get(0));
    assertEquals(Type.MESSAGE, packets.get(1).type());
    assertArrayEquals(new byte[] {1, 2, 3, 4}, binary(packets.get(1)));
  }

  @Test
  void binaryMayBeEmpty() throws Exception {
    assertEquals(0, binary(decode("b").get(0)).length);
  }

  @Test
  void webSocketTextIsOnePacketEvenWithASeparatorInIt() throws Exception {
    assertEquals(
        new EnginePacket.Text(Type.PING, "probe"), EnginePayload.decodePacket("2probe"));
    assertEquals(
        new EnginePacket.Text(Type.MESSAGE, "a\u001e4b"), EnginePayload.decodePacket("4a\u001e4b"));
  }

  @Test
  void webSocketTextMayBeBase64() throws Exception {
    assertArrayEquals(new byte[] {1, 2, 3}, binary(EnginePayload.decodePacket("bAQID")));
  }

  /* The official Java client encodes like this; its sessions were closed at the first binary. */
  @Test
  void lineBreaksOfMimeAreNoPartOfBase64() throws ProtocolViolation {
    var packets = EnginePayload.decode("bAQID\r\nBAUG\n".getBytes(UTF_8));

    assertArrayEquals(
        new byte[] {1, 2, 3, 4, 5, 6}, ((EnginePacket.Binary) packets.get(0)).data());
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "", "\u001e", "4a\u001e", "\u001e4a", "4a\u001e\u001e4b", "7", "abc", "B", " 4", "\ufeff4",
      "-1", "\u0664", "4a\u001ex"})
  void emptyOrUnknownPacketIsAViolation(String body) {
    assertThrows(ProtocolViolation.class, () -> decode(body));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "bAQIDBA", "bAQIDBA=", "bA===", "bAQ=D", "bAQI_", "b=", "b====", "bAQIé"})
  void binaryOutsideStrictBase64IsAViolation(String body) {
    assertThrows(ProtocolViolation.class, () -> decode(body));
  }

  @Test
  void bodyThatIsNotUtf8IsAViolation() {
    byte[][] bodies = {
        {'4', (byte) 0xff},
        {'4', (byte) 0xc3},                                // cut off
        {'4', (byte) 0xc0, (byte) 0x80},                   // overlong
        {'4', (byte) 0xed, (byte) 0xa0, (byte) 0x80},      // a lone surrogate
        {'4', (byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80}  // above U+10FFFF
    };
    for (byte[] body : bodies) {
      assertThrows(ProtocolViolation.class, () -> EnginePayload.decode(body));
    }
  }

  @Test
  void thousandsOfPacketsAreTakenAndThousandsOfSeparatorsAreNot() throws Exception {
    assertEquals(10_000, decode("3" + "\u001e3".repeat(9_999)).size());
    assertThrows(ProtocolViolation.class, () -> decode("\u001e".repeat(100_000)));
  }

  /* A body within its bytes held half a million packets, and many times its size in memory. */
  @Test
  void packetsOfOneBodyAreBounded() {
    String body = "3" + "\u001e3".repeat(10_000);

    var violation = assertThrows(ProtocolViolation.class, () -> decode(body));

    assertEquals("too many packets in one body", violation.getMessage());
  }

  @Test
  void pollAnswerJoinsItsFrames() {
    var frames = List.of(
        Frame.text("4té"), Frame.binary(new byte[] {1, 2, 3, 4}), EngineFrames.CLOSE);

    assertEquals("4té\u001ebAQIDBA==\u001e1", new String(EnginePayload.encode(frames), UTF_8));
  }

  @Test
  void pollAnswerIsNeverEmpty() {
    assertThrows(IllegalArgumentException.class, () -> EnginePayload.encode(List.of()));
  }

  @Test
  void encodedSizeIsTheSizeInTheAnswer() {
    for (int size = 0; size < 20; size++) {
      var binary = Frame.binary(new byte[size]);
      var text = Frame.text("é".repeat(size) + "4");

      assertEquals(
          EnginePayload.encode(List.of(binary)).length, EnginePayload.encodedBytes(binary));
      assertEquals(EnginePayload.encode(List.of(text)).length, EnginePayload.encodedBytes(text));
    }
  }

  @Test
  void answerOfTheServerIsReadBackAsItWas() throws Exception {
    var packets = EnginePayload.decode(EnginePayload.encode(List.of(
        EngineFrames.message("a"), Frame.binary(new byte[] {0, -1}), EngineFrames.NOOP)));

    assertEquals(new EnginePacket.Text(Type.MESSAGE, "a"), packets.get(0));
    assertArrayEquals(new byte[] {0, -1}, binary(packets.get(1)));
    assertEquals(new EnginePacket.Text(Type.NOOP, ""), packets.get(2));
  }

  @Test
  void fixedFramesAreThoseOfTheProtocol() {
    assertEquals(Frames.of(Frame.text("2")), EngineFrames.PING);
    assertEquals(Frames.of(Frame.text("3probe")), EngineFrames.PONG_PROBE);
    assertEquals("6", EngineFrames.NOOP.text());
    assertEquals("1", EngineFrames.CLOSE.text());
  }

  @Test
  void violationHasNoStackTraceAndDoesNotRepeatTheInput() {
    var violation = assertThrows(ProtocolViolation.class, () -> decode("secret"));

    assertEquals(0, violation.getStackTrace().length);
    assertTrue(!violation.getMessage().contains("secret"), violation.getMessage());
  }

  private static List<EnginePacket> decode(String body) throws ProtocolViolation {
    return EnginePayload.decode(body.getBytes(UTF_8));
  }

  private static byte[] binary(EnginePacket packet) {
    return ((EnginePacket.Binary) packet).data();
  }
}
