package dev.roomcast.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Writes JSON as {@code JSON.stringify} does: compact, keys in their order, lower-case escapes, and
 * lone surrogates escaped so that the text has a UTF-8 form.
 */
public final class JsonWriter {
  private static final ObjectMapper MAPPER = new ObjectMapper(
      JsonFactory.builder().disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE).build());

  private JsonWriter() {}

  /**
   * The tree as text.
   *
   * @throws IllegalArgumentException if it holds something that has no JSON form
   */
  public static String write(JsonNode tree) {
    try {
      return escapeLoneSurrogates(MAPPER.writeValueAsString(tree));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("data has no JSON form", e);
    }
  }

  // Such a character can only stand inside a JSON string, where an escape means the same.
  private static String escapeLoneSurrogates(String json) {
    StringBuilder escaped = null;
    int copied = 0;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < json.length()
          && Character.isLowSurrogate(json.charAt(i + 1))) {
        i++;
        continue;
      }
      escaped = escaped == null ? new StringBuilder(json.length() + 16) : escaped;
      escaped.append(json, copied, i).append("\\u").append(Integer.toHexString(c));
      copied = i + 1;
    }
    return escaped == null ? json : escaped.append(json, copied, json.length()).toString();
  }
}
