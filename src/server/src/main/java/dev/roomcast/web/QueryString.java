package dev.roomcast.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The parameters of a request's query string, read without touching its body: asking the container
 * for parameters would make it read a form. Of a repeated parameter the last value counts.
 */
final class QueryString {
  private static final int MAX_LENGTH = 32 * 1024; // characters; more is not looked at

  private final Map<String, String> values = new HashMap<>();

  private QueryString() {}

  /** @param query the raw text after the question mark, or null if there is none */
  static QueryString of(String query) {
    QueryString parsed = new QueryString();
    if (query != null && query.length() <= MAX_LENGTH) {
      for (String pair : query.split("&")) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          parsed.values.put(
              decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        }
      }
    }
    return parsed;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return text;
    }
  }

  /** The value, or an empty text. */
  String get(String name) {
    return values.getOrDefault(name, "");
  }
}
