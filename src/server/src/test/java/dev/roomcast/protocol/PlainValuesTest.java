package dev.roomcast.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainValuesTest {
  enum Mood {
    VERY_GOOD,
    BAD
  }

  record Note(String text, int howMany, Optional<Mood> mood, List<Instant> times, byte[] file) {}

  record Outer(Note innerNote, Map<String, Object> more) {}

  private static JsonNode tree(String json) throws ProtocolViolation {
    return JsonReader.read(json, 64);
  }

  private static <T> T read(String json, Class<T> type) throws ProtocolViolation {
    return PlainValues.read(tree(json), type);
  }

  @Test
  void treesBecomePlainValues() throws ProtocolViolation {
    assertEquals(
        Arrays.asList(1L, -9007199254740993L, new BigDecimal("1.0"), "a", true, null),
        PlainValues.of(tree("[1,-9007199254740993,1.0,\"a\",true,null]")));
    assertEquals(
        new BigDecimal("12345678901234567890"), PlainValues.of(tree("12345678901234567890")));
    assertEquals(
        List.of("z", "a"), List.copyOf(PlainValues.map(tree("{\"z\":1,\"a\":{}}")).keySet()));
    assertEquals(Map.of(), PlainValues.map(tree("[1]")));
    assertArrayEquals(
        new byte[] {1, 2}, (byte[]) PlainValues.of(BinaryNode.valueOf(new byte[] {1, 2})));
  }

  @Test
  void whatAnApplicationIsGivenCannotBeChanged() throws ProtocolViolation {
    Map<String, Object> map = PlainValues.map(tree("{\"list\":[1]}"));

    assertThrows(UnsupportedOperationException.class, map::clear);
    assertThrows(UnsupportedOperationException.class, ((List<?>) map.get("list"))::clear);
  }

  @Test
  void recordsBecomeObjectsWithSnakeCaseNamesAndKeepTheirBinaryValues() {
    Note note =
        new Note("hi", 3, Optional.of(Mood.VERY_GOOD), List.of(Instant.EPOCH), new byte[] {7});

    JsonNode json = PlainValues.json(new Outer(note, Collections.singletonMap("k", null))).get(0);

    assertEquals(
        "{\"inner_note\":{\"text\":\"hi\",\"how_many\":3,\"mood\":\"very_good\","
            + "\"times\":[\"1970-01-01T00:00:00Z\"],\"file\":\"Bw==\"},\"more\":{\"k\":null}}",
        json.toString());
    assertTrue(json.path("inner_note").path("file").isBinary());
  }

  @Test
  void recordIsReadFromItsObject() throws ProtocolViolation {
    JsonNode json =
        tree("{\"text\":\"hi\",\"how_many\":3,\"mood\":\"very_good\",\"unknown\":1,"
            + "\"times\":[\"1970-01-01T00:00:00Z\"]}");
    ((ObjectNode) json)
        .set("file", JsonNodeFactory.instance.binaryNode(new byte[] {7}));

    Note note = PlainValues.read(json, Note.class);

    assertEquals("hi", note.text());
    assertEquals(3, note.howMany());
    assertEquals(Optional.of(Mood.VERY_GOOD), note.mood());
    assertEquals(List.of(Instant.EPOCH), note.times());
    assertArrayEquals(new byte[] {7}, note.file());
  }

  @Test
  void simpleTypesAreReadFromTheirOwnKindOfJson() throws ProtocolViolation {
    assertEquals("a", read("\"a\"", String.class));
    assertEquals(7, read("7", Integer.class));
    assertEquals(7L, read("7", Long.class));
    assertEquals(new BigDecimal("1.50"), read("1.50", BigDecimal.class));
    assertEquals(Mood.BAD, read("\"bad\"", Mood.class));
    assertEquals(URI.create("https://a"), read("\"https://a\"", URI.class));
    UUID id = UUID.fromString("11111111-2222-3333-4444-555555555555");
    assertEquals(id, read("\"" + id + "\"", UUID.class));
    assertEquals(Map.of("n", 1L), read("{\"n\":1}", Map.class));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"text\":\"a\",\"how_many\":\"3\"} | \"how_many\" is missing or has the wrong type",
        "{\"text\":\"a\",\"how_many\":1.5}   | \"how_many\" is missing or has the wrong type",
        "{\"how_many\":1,\"mood\":\"so\"}      | \"mood\" is missing or has the wrong type",
        "{\"how_many\":1,\"mood\":0}           | \"mood\" is missing or has the wrong type",
        "{\"text\":\"a\"}                    | \"how_many\" is missing or has the wrong type",
        "{\"how_many\":1,\"times\":[\"then\"]} | \"times[0]\" is missing or has the wrong type",
        "[]                                  | it is missing or has the wrong type"
      })
  void whatDoesNotFitIsRefusedByItsPlace(String json, String message) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> read(json, Note.class));

    assertEquals(message, refused.getMessage());
  }

  @Test
  void whatHasNoFormInJsonIsRefused() {
    Map<String, Object> endless = new HashMap<>();
    endless.put("self", endless);

    assertThrows(IllegalArgumentException.class, () -> PlainValues.json(endless));
    assertThrows(IllegalArgumentException.class, () -> PlainValues.json(new Object()));
  }

  @Test
  void messageHoldsTenBinaryValuesAndNoMore() {
    List<byte[]> ten = Collections.nCopies(10, new byte[1]);

    assertEquals(1, PlainValues.json(ten).size());
    assertThrows(
        IllegalArgumentException.class, () -> PlainValues.json(ten, Map.of("k", new byte[1])));
  }
}
