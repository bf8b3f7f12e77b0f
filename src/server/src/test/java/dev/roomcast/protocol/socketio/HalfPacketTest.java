package dev.roomcast.protocol.socketio;

import dev.roomcast.protocol.ProtocolViolation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.protocol.socketio.SocketIoPacket.Type;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Binary packets that come in parts. Texts are as on the wire, without the Engine.IO digit 4. */
class HalfPacketTest {
  private final SocketIoDecoder decoder = new SocketIoDecoder(DecoderLimits.DEFAULT);

  @Test
  void attachmentsTakeTheirPlacesAtAnyDepth() throws Exception {
    assertEquals(Optional.empty(), decoder.text(
        "52-/ws,7[\"upload\",{\"_placeholder\":true,\"num\":1},"
            + "{\"a\":[{\"b\":{\"num\":0,\"_placeholder\":true}}]}]"));
    assertTrue(decoder.incomplete());
    assertEquals(Optional.empty(), decoder.binary(new byte[] {1}));
    var event = decoder.binary(new byte[] {2, 3}).orElseThrow();

    assertFalse(decoder.incomplete());
    assertEquals(Type.EVENT, event.type());
    assertEquals("/ws", event.namespace());
    assertEquals(7, event.id());
    assertArrayEquals(new byte[] {2, 3}, event.eventArgs().get(0).binaryValue());
    assertArrayEquals(new byte[] {1}, event.data().at("/2/a/0/b").binaryValue());
  }

  @Test
  void ackMayHoldAttachments() throws Exception {
    decoder.text("61-/ws,7[{\"_placeholder\":true,\"num\":0}]");
    var ack = decoder.binary(new byte[0]).orElseThrow();

    assertEquals(Type.ACK, ack.type());
    assertEquals(7, ack.id());
    assertTrue(ack.data().get(0).isBinary());
  }

  @Test
  void binaryPacketWithoutAttachmentsIsAPlainOne() throws Exception {
    var event = whole("50-[\"a\",{\"_placeholder\":true,\"num\":0}]");

    assertEquals(Type.EVENT, event.type());
    assertTrue(event.eventArgs().get(0).isObject());
    assertEquals(Type.ACK, whole("60-3[]").type());
  }

  @Test
  void placeholderInAPlainEventIsOrdinaryData() throws Exception {
    var event = whole("2[\"a\",{\"_placeholder\":true,\"num\":9}]");

    assertEquals(9, event.eventArgs().get(0).path("num").intValue());
  }

  @Test
  void unmarkedObjectInABinaryEventIsOrdinaryData() throws Exception {
    decoder.text("51-[\"a\",{\"_placeholder\":\"true\",\"num\":0},{\"num\":0}]");
    var event = decoder.binary(new byte[] {1}).orElseThrow();

    assertTrue(event.eventArgs().get(0).isObject());
    assertTrue(event.eventArgs().get(1).isObject());
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "51-[\"a\",{\"_placeholder\":true,\"num\":1}]",
      "51-[\"a\",{\"_placeholder\":true,\"num\":-1}]",
      "51-[\"a\",{\"_placeholder\":true,\"num\":0.0}]",
      "51-[\"a\",{\"_placeholder\":true,\"num\":\"0\"}]",
      "51-[\"a\",{\"_placeholder\":true,\"num\":4294967296}]",
      "51-[\"a\",{\"_placeholder\":true}]",
      "52-[\"a\",{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":0}]",
      "51-[{\"_placeholder\":true,\"num\":0}]"})
  void wrongPlaceholderIsAViolationBeforeAnyAttachmentIsKept(String text) {
    assertViolation(text);
    assertFalse(decoder.incomplete());
  }

  @Test
  void textWhereAnAttachmentIsDueIsAViolation() throws Exception {
    decoder.text("51-[\"a\",{\"_placeholder\":true,\"num\":0}]");

    assertViolation("2[\"a\"]");
    assertFalse(decoder.incomplete());
  }

  @Test
  void binaryWhereNoAttachmentIsDueIsAViolation() throws Exception {
    assertThrows(ProtocolViolation.class, () -> decoder.binary(new byte[1]));

    decoder.text("51-[\"a\",{\"_placeholder\":true,\"num\":0}]");
    decoder.binary(new byte[1]);
    assertThrows(ProtocolViolation.class, () -> decoder.binary(new byte[1]));
  }

  @Test
  void halfPacketIsLimitedInBytes() throws Exception {
    var small = new SocketIoDecoder(new DecoderLimits(10, 64, 256, 256, 60));
    small.text("52-[\"a\",{\"_placeholder\":true,\"num\":0}]");   // 38 bytes
    assertEquals(38, small.heldBytes());
    small.binary(new byte[15]);
    assertEquals(53, small.heldBytes());

    assertThrows(ProtocolViolation.class, () -> small.binary(new byte[8]));
    assertEquals(0, small.heldBytes());
    assertFalse(small.incomplete());
    assertThrows(ProtocolViolation.class, () -> small.text("51-[\"" + "é".repeat(30) + "\"]"));
  }

  @Test
  void droppedPacketLeavesTheDecoderReadyForText() throws Exception {
    decoder.text("51-[\"a\",{\"_placeholder\":true,\"num\":0}]");
    decoder.drop();

    assertFalse(decoder.incomplete());
    assertEquals("b", whole("2[\"b\"]").eventName());
  }

  private SocketIoPacket whole(String text) throws ProtocolViolation {
    return decoder.text(text).orElseThrow();
  }

  private void assertViolation(String text) {
    assertThrows(ProtocolViolation.class, () -> decoder.text(text));
  }
}
