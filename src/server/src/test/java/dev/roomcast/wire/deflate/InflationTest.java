package dev.roomcast.wire.deflate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InflationTest {
  private final Inflation inflation = new Inflation(1000);

  /* The examples of RFC 7692 section 7.2.3. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "f2 48 cd c9 c9 07 00", // one block
        "00 05 00 fa ff 48 65 6c 6c 6f 00", // a block that is not compressed
        "f3 48 cd c9 c9 07 00 00", // a block that says that it is the last one
        "f2 48 05 00 00 00 ff ff ca c9 c9 07 00" // two blocks
      })
  void examplesOfTheStandardSayHello(String hex) throws Exception {
    assertEquals("Hello", inflate(bytes(hex), true));
  }

  @Test
  void messageMayComeInParts() throws Exception {
    byte[] hello = bytes("f2 48 cd c9 c9 07 00");
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (int i = 0; i < hello.length; i++) {
      whole.write(inflation.inflate(hello, i, 1, i == hello.length - 1));
    }
    assertEquals("Hello", whole.toString(UTF_8));
  }

  @Test
  void messagesDoNotKnowOneAnother() throws Exception {
    assertEquals("Hello", inflate(bytes("f2 48 cd c9 c9 07 00"), true));

    // "Hello" again, as a reference to the message before: RFC 7692 section 7.2.3.2.
    assertThrows(DataFormatException.class, () -> inflate(bytes("f2 00 11 00 00"), true));
  }

  @Test
  void messageOfAsManyBytesAsAllowedIsTaken() throws Exception {
    assertEquals(1000, inflate(zeros(1000), true).length());
  }

  @Test
  void oneByteMoreIsTooLarge() {
    assertThrows(MessageTooLarge.class, () -> inflate(zeros(1001), true));
  }

  @Test
  void partsAreCountedTogether() throws Exception {
    byte[] random = new byte[1200];
    new Random(1).nextBytes(random);
    byte[] deflated = new Deflation().deflate(random, 0, random.length, true);

    inflation.inflate(deflated, 0, 600, false);

    assertThrows(MessageTooLarge.class, () -> inflation.inflate(deflated, 600, 600, false));
  }

  @Test
  void nextMessageIsCountedAnew() throws Exception {
    inflate(zeros(600), true);

    assertEquals(600, inflate(zeros(600), true).length());
  }

  /* 64 MiB in 64 KiB. */
  @Test
  void bombIsNotInflated() {
    byte[] bomb = zeros(1 << 26);

    assertThrows(MessageTooLarge.class, () -> inflate(bomb, true));
  }

  @Test
  void messageAfterAnUnusableOneIsReadAfresh() throws Exception {
    assertThrows(DataFormatException.class, () -> inflate(bytes("ff ff"), false));

    assertEquals("Hello", inflate(bytes("f2 48 cd c9 c9 07 00"), true));
  }

  private String inflate(byte[] part, boolean last) throws Exception {
    return new String(inflation.inflate(part, 0, part.length, last), UTF_8);
  }

  private static byte[] bytes(String hex) {
    return HexFormat.ofDelimiter(" ").parseHex(hex);
  }

  /* So many bytes of zero, compressed, without the four bytes that end a message. */
  private static byte[] zeros(int count) {
    byte[] block = new byte[1 << 20];
    Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] chunk = new byte[8192];
    for (int left = count; left > 0; left -= block.length) {
      deflater.setInput(block, 0, Math.min(left, block.length));
      while (!deflater.needsInput()) {
        out.write(chunk, 0, deflater.deflate(chunk, 0, chunk.length, Deflater.NO_FLUSH));
      }
    }
    out.write(chunk, 0, deflater.deflate(chunk, 0, chunk.length, Deflater.SYNC_FLUSH));
    deflater.end();
    byte[] all = out.toByteArray();
    return Arrays.copyOf(all, all.length - 4);
  }
}
