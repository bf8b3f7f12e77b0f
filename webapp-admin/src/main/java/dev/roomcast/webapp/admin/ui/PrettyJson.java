package dev.roomcast.webapp.admin.ui;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** JSON as people read it. */
public final class PrettyJson {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private PrettyJson() {}

  /** The same JSON, indented; as it is if it is none. */
  public static String of(byte[] json) {
    try {
      return JSON.writeValueAsString(JSON.readTree(json));
    } catch (IOException notJson) {
      return new String(json, StandardCharsets.UTF_8);
    }
  }
}
