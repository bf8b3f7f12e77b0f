package dev.roomcast.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MsgPackWriterTest {

  private static String write(String json) {
    return Hex.of(MsgPackWriter.write(MsgPackWriter.parse(json.getBytes(UTF_8))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "null | c0",
        "true | c3",
        "0 | 00",
        "127 | 7f",
        "128 | cc80",
        "65535 | cdffff",
        "4294967295 | ceffffffff",
        "4294967296 | cf0000000100000000",
        "18446744073709551615 | cfffffffffffffffff",
        "-1 | ff",
        "-32 | e0",
        "-33 | d0df",
        "-32768 | d18000",
        "-9223372036854775808 | d38000000000000000",
        "18446744073709551616 | cb43f0000000000000", // as JSON.parse: the nearest double
        "-9223372036854775809 | cbc3e0000000000000",
        "1.5 | cb3ff8000000000000",
        "1.0 | cb3ff0000000000000",
        "1e400 | cb7ff0000000000000",
        "1e-5000 | cb0000000000000000",
        "\"\" | a0",
        "\"é\" | a2c3a9",
        "[] | 90",
        "[1,[2]] | 92019102",
        "{\"a\":{\"b\":null}} | 81a16181a162c0"
      })
  void jsonBecomesMessagePack(String json, String hex) {
    assertEquals(hex, write(json));
  }

  @Test
  void binaryNodeIsABinaryValue() {
    assertEquals(
        "c4020102", Hex.of(MsgPackWriter.write(BinaryNode.valueOf(new byte[] {1, 2}))));
  }

  @Test
  void loneSurrogateIsAQuestionMarkInTextsOfAnyLength() {
    assertEquals("a13f", Hex.of(MsgPackWriter.write(TextNode.valueOf("\ud800"))));
    String text = "x".repeat(600);

    assertEquals(
        "da0259" + "78".repeat(600) + "3f",
        Hex.of(MsgPackWriter.write(TextNode.valueOf(text + "\udc00"))));
  }

  @Test
  void longTextsAndManyElementsAreWrittenWhole() throws ProtocolViolation {
    var tree = JsonNodeFactory.instance.objectNode();
    tree.put("long", "é".repeat(100_000));
    tree.put("binary", new byte[70_000]);
    var numbers = tree.putArray("numbers");
    for (int i = 0; i < 70_000; i++) {
      numbers.add(i * 40_000);
    }

    assertEquals(tree, MsgPackReader.read(MsgPackWriter.write(tree), 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[1,]", "nul"})
  void whatIsNoJsonIsRefused(String json) {
    assertThrows(
        IllegalArgumentException.class, () -> MsgPackWriter.parse(json.getBytes(UTF_8)));
  }

  @Test
  void whatHasNoFormIsRefused() {
    var pojo = JsonNodeFactory.instance.pojoNode(new Object());

    assertThrows(IllegalArgumentException.class, () -> MsgPackWriter.write(pojo));
  }
}
