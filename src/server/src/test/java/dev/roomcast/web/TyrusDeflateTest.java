package dev.roomcast.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.wire.deflate.DeflateLimits;
import java.util.HexFormat;
import java.util.Random;
import org.glassfish.tyrus.core.extension.ExtendedExtension;
import org.glassfish.tyrus.core.frame.Frame;
import org.junit.jupiter.api.Test;

class TyrusDeflateTest {
  private static final byte CONTINUATION = 0;
  private static final byte TEXT = 1;
  private static final byte CLOSE = 8;
  private static final byte PING = 9;
  private static final String HELLO = "f2 48 cd c9 c9 07 00"; // RFC 7692 section 7.2.3.1

  private final ExtendedExtension extension =
      (ExtendedExtension) TyrusDeflate.forOneConnection(new DeflateLimits(100, 1000));

  @Test
  void smallMessageGoesOutAsItIs() {
    Frame small = frame(TEXT, true, false, "a".repeat(99).getBytes(UTF_8));

    assertSame(small, out(small));
  }

  @Test
  void largeMessageGoesOutCompressed() {
    Frame sent = out(frame(TEXT, true, false, "a".repeat(100).getBytes(UTF_8)));

    assertTrue(sent.isRsv1());
    assertTrue(sent.getPayloadLength() < 20, "it has " + sent.getPayloadLength() + " bytes");
    assertEquals("a".repeat(100), text(in(sent)));
  }

  @Test
  void messageThatDoesNotShrinkGoesOutAsItIs() {
    byte[] random = new byte[200];
    new Random(1).nextBytes(random);
    Frame noise = frame(TEXT, true, false, random);

    assertSame(noise, out(noise));
  }

  @Test
  void controlFramesPassBothWays() {
    Frame ping = frame(PING, true, false, "a".repeat(120).getBytes(UTF_8));

    assertSame(ping, out(ping));
    assertSame(ping, in(ping));
  }

  @Test
  void compressedMessageComesInInflated() {
    Frame hello = in(frame(TEXT, true, true, bytes(HELLO)));

    assertEquals("Hello", text(hello));
    assertFalse(hello.isRsv1());
  }

  @Test
  void partsOfACompressedMessageComeInInflated() {
    String first = text(in(frame(TEXT, false, true, bytes("f2 48 cd"))));
    Frame between = frame(PING, true, false, new byte[0]);
    assertSame(between, in(between));
    String second = text(in(frame(CONTINUATION, true, false, bytes("c9 c9 07 00"))));

    assertEquals("Hello", first + second);
  }

  @Test
  void partsOfAMessageThatIsNotCompressedStayAsTheyAre() {
    Frame first = frame(TEXT, false, false, bytes(HELLO));
    Frame second = frame(CONTINUATION, true, false, bytes(HELLO));

    assertSame(first, in(first));
    assertSame(second, in(second));
  }

  @Test
  void messageThatInflatesToTooMuchBecomesAClosingWith1009() {
    byte[] tooMuch = out(frame(TEXT, true, false, new byte[1001])).getPayloadData();

    Frame closing = in(frame(TEXT, true, true, tooMuch));

    assertEquals(CLOSE, closing.getOpcode());
    assertArrayEquals(bytes("03 f1"), closing.getPayloadData());
  }

  @Test
  void messageThatCannotBeInflatedBecomesAClosingWith1007() {
    Frame closing = in(frame(TEXT, true, true, bytes("ff ff")));

    assertEquals(CLOSE, closing.getOpcode());
    assertArrayEquals(bytes("03 ef"), closing.getPayloadData());
  }

  @Test
  void nothingIsReadAfterTheClosing() {
    in(frame(TEXT, true, true, bytes("ff ff")));

    Frame late = in(frame(TEXT, true, false, "Hello".getBytes(UTF_8)));

    assertTrue(late.isControlFrame());
    assertEquals(0, late.getPayloadLength());
  }

  private Frame in(Frame frame) {
    return extension.processIncoming(null, frame);
  }

  private Frame out(Frame frame) {
    return extension.processOutgoing(null, frame);
  }

  private static Frame frame(byte opcode, boolean fin, boolean rsv1, byte[] payload) {
    return Frame.builder().fin(fin).rsv1(rsv1).opcode(opcode).payloadData(payload).build();
  }

  private static String text(Frame frame) {
    return new String(frame.getPayloadData(), UTF_8);
  }

  private static byte[] bytes(String hex) {
    return HexFormat.ofDelimiter(" ").parseHex(hex);
  }
}
