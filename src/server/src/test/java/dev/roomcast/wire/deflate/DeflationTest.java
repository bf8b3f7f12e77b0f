package dev.roomcast.wire.deflate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeflationTest {
  private final Deflation deflation = new Deflation();

  /* RFC 7692 section 7.2.3.1. */
  @Test
  void helloIsTheExampleOfTheStandard() {
    assertEquals("f2 48 cd c9 c9 07 00", hex(deflate("Hello".getBytes(UTF_8))));
  }

  @Test
  void sameMessageIsTheSameBytesAgain() {
    deflate("Hello".getBytes(UTF_8));

    assertEquals("f2 48 cd c9 c9 07 00", hex(deflate("Hello".getBytes(UTF_8))));
  }

  /* Random bytes do not shrink, so every length of the output is met as well. */
  @ParameterizedTest
  @ValueSource(ints = {1, 4000, 4090, 4091, 4092, 4093, 4094, 4095, 4096, 8190, 100_000})
  void whatIsDeflatedInflatesToTheSame(int length) throws Exception {
    byte[] message = new byte[length];
    new Random(length).nextBytes(message);

    byte[] deflated = deflate(message);

    assertArrayEquals(
        message, new Inflation(length).inflate(deflated, 0, deflated.length, true));
  }

  @Test
  void messageMayBeGivenInParts() throws Exception {
    ByteArrayOutputStream deflated = new ByteArrayOutputStream();
    deflated.write(deflation.deflate(bytes("one, "), 0, 5, false));
    deflated.write(deflation.deflate(bytes("two"), 0, 3, false));
    deflated.write(deflation.deflate(bytes(""), 0, 0, true));

    byte[] whole =
        new Inflation(100).inflate(deflated.toByteArray(), 0, deflated.size(), true);

    assertEquals("one, two", new String(whole, UTF_8));
  }

  private byte[] deflate(byte[] message) {
    return deflation.deflate(message, 0, message.length, true);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.ofDelimiter(" ").formatHex(bytes);
  }
}
