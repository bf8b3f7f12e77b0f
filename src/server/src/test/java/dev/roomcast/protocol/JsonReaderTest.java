package dev.roomcast.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class JsonReaderTest {

  /* A text within its bytes held hundreds of thousands of empty arrays, of sixty bytes each. */
  @Test
  void valuesAreBounded() throws Exception {
    String most = "[[]" + ",[]".repeat(JsonReader.MAX_VALUES - 2) + "]";
    String more = "[[]" + ",[]".repeat(JsonReader.MAX_VALUES - 1) + "]";

    assertEquals(JsonReader.MAX_VALUES - 1, JsonReader.read(most, 2).size());
    var violation = assertThrows(ProtocolViolation.class, () -> JsonReader.read(more, 2));
    assertEquals("JSON has too many values", violation.getMessage());
  }
}
