package dev.roomcast.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MsgPackReaderTest {
  private static final int DEPTH = 4;

  private static JsonNode read(String hex) throws ProtocolViolation {
    return MsgPackReader.read(Hex.bytes(hex), DEPTH);
  }

  /* The second column is the JSON that the same value would have come as. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "c0 | null",
        "c3 | true",
        "07 | 7",
        "ff | -1",
        "cc c8 | 200",
        "d1 80 00 | -32768",
        "ce ff ff ff ff | 4294967295",
        "cf 00 1f ff ff ff ff ff ff | 9007199254740991",
        "cf ff ff ff ff ff ff ff ff | 18446744073709551615",
        "d3 80 00 00 00 00 00 00 00 | -9223372036854775808",
        "cb 3f f8 00 00 00 00 00 00 | 1.5",
        "ca 3f c0 00 00 | 1.5",
        "cb 7f f0 00 00 00 00 00 00 | null",
        "cb 7f f8 00 00 00 00 00 00 | null",
        "a0 | \"\"",
        "a2 c3 a9 | \"é\"",
        "d9 01 61 | \"a\"",
        "90 | []",
        "92 01 91 02 | [1,[2]]",
        "80 | {}",
        "82 a1 61 01 a1 62 81 a1 63 c2 | {\"a\":1,\"b\":{\"c\":false}}",
        "df 00 00 00 01 a1 61 01 | {\"a\":1}"
      })
  void valueIsWhatItWouldBeInJson(String hex, String json) throws ProtocolViolation {
    assertEquals(json, JsonWriter.write(read(hex)));
    assertEquals(JsonReader.read(json, DEPTH).getNodeType(), read(hex).getNodeType());
  }

  @Test
  void binaryValueIsABinaryNode() throws Exception {
    assertEquals("0102", Hex.of(read("c4 02 01 02").binaryValue()));
    assertTrue(read("c4 00").isBinary());
  }

  /* notepack.io 2 in Node writes a Uint8Array as extension type 0 of announced length. */
  @Test
  void arrayBufferIsABinaryNodeToo() throws Exception {
    assertEquals("0102030405060708", Hex.of(read("c7 08 00 0102030405060708").binaryValue()));
  }

  @Test
  void undefinedIsLeftOutOfMapsAndNullInArrays() throws ProtocolViolation {
    assertEquals("{\"a\":1}", read("82 a1 62 d4 00 00 a1 61 01").toString());
    assertEquals("[null,1]", read("92 d4 00 00 01").toString());
    assertTrue(read("d4 00 00").isMissingNode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "d7 00 00 00 01 8c c2 51 f4 00", // notepack.io 2: milliseconds
        "d6 ff 65 92 00 80", // the standard's timestamps: seconds
        "d7 ff 00 00 00 00 65 92 00 80",
        "c7 0c ff 00 00 00 00 00 00 00 00 65 92 00 80"
      })
  void dateIsText(String hex) throws ProtocolViolation {
    assertEquals("\"2024-01-01T00:00:00Z\"", read(hex).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"d4 05 00", "d5 00 00 00", "d8 00 00000000000000000000000000000000",
      "c7 00 05", "c7 02 05 01 02", "c8 00 01 80 01"})
  void unknownExtensionIsNull(String hex) throws ProtocolViolation {
    assertTrue(read(hex).isNull());
    assertEquals("[null,1]", read("92" + hex + "01").toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", // nothing
        "c1", // never used
        "01 01", // two values
        "a2 61", // ends too early
        "92 01",
        "81 a1 61",
        "cb 00",
        "d4",
        "a1 ff", // no UTF-8
        "a3 ed a0 80", // half a surrogate pair
        "81 01 01", // keys that are no text
        "81 c4 01 61 01",
        "81 c0 01",
        "82 a1 61 01 a1 61 02", // a key twice
        "c7 05 ff 0102030405", // no timestamp
        "c7 0c ff 00 00 00 00 7f ff ff ff ff ff ff ff", // beyond the end of time
        "95 95 95 95 95" // nested too deep
      })
  void whatIsNoSingleValueIsAViolation(String hex) {
    assertThrows(ProtocolViolation.class, () -> read(hex));
  }

  /* Whoever reserved what is announced would need two gigabytes for five bytes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "dd 7f ff ff ff", // array
        "df 7f ff ff ff", // map
        "db 7f ff ff ff", // text
        "c6 7f ff ff ff", // binary
        "c9 7f ff ff ff 00", // extension
        "dd ff ff ff ff", // and what does not fit an int
        "df ff ff ff ff",
        "db ff ff ff ff",
        "c6 ff ff ff ff",
        "c9 ff ff ff ff 05"
      })
  void announcedSizeIsNotBelieved(String hex) {
    assertThrows(ProtocolViolation.class, () -> read(hex));
    assertThrows(ProtocolViolation.class, () -> read("91" + hex + "00 00"));
  }

  @Test
  void nestingEndsAtTheLimit() throws ProtocolViolation {
    assertEquals("[[[[]]]]", read("91 91 91 90").toString());
    assertThrows(ProtocolViolation.class, () -> read("91 91 91 91 90"));
    byte[] deep = new byte[1_000_000];
    Arrays.fill(deep, (byte) 0x91);
    assertThrows(ProtocolViolation.class, () -> MsgPackReader.read(deep, JsonReader.DEEPEST));
  }

  @Test
  void numberOfValuesIsLimited() throws ProtocolViolation {
    byte[] most = emptyMaps(MsgPackReader.MAX_VALUES - 1);
    assertEquals(MsgPackReader.MAX_VALUES - 1, MsgPackReader.read(most, DEPTH).size());

    byte[] tooMany = emptyMaps(MsgPackReader.MAX_VALUES);
    assertThrows(ProtocolViolation.class, () -> MsgPackReader.read(tooMany, DEPTH));
  }

  private static byte[] emptyMaps(int count) {
    byte[] bytes = new byte[5 + count];
    Arrays.fill(bytes, (byte) 0x80);
    ByteBuffer.wrap(bytes).put((byte) 0xdd).putInt(count);
    return bytes;
  }

  @Test
  void noiseIsReadOrAViolationAndNothingElse() {
    Random random = new Random(20_240_229);
    for (int round = 0; round < 100_000; round++) {
      byte[] noise = new byte[random.nextInt(40)];
      random.nextBytes(noise);
      try {
        JsonNode tree = MsgPackReader.read(noise, DEPTH);
        assertEquals(tree, tree.deepCopy());
      } catch (ProtocolViolation expected) {
        assertTrue(expected.getMessage().contains("MessagePack"));
      }
    }
  }
}
