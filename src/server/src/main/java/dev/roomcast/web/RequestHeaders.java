package dev.roomcast.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The headers of a client's first request, as operators may see them: the values of those that are
 * known to be harmless, of all others the names alone. They stay as long as the connection, so
 * equal ones are kept once.
 */
/* Threads: any. */
final class RequestHeaders {
  static final int MAX_HEADERS = 40;
  static final int MAX_CHARACTERS = 200; // of a name, and of a value
  static final String HIDDEN = "(hidden)";

  private static final int MAX_SHARED = 4_000;
  private static final Map<String, String> SHARED = new ConcurrentHashMap<>();
  private static final Set<String> HARMLESS =
      Set.of(
          "accept", "accept-encoding", "accept-language", "cache-control", "connection",
          "content-length", "content-type", "dnt", "forwarded", "host", "origin", "pragma",
          "referer", "sec-websocket-extensions", "sec-websocket-version", "upgrade",
          "user-agent", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-port",
          "x-forwarded-proto", "x-real-ip", "x-request-id");
  private static final List<String> HARMLESS_KINDS = List.of("sec-ch-ua", "sec-fetch-");

  private RequestHeaders() {}

  /** Each as {@code Name: value}, in the order in which they came. */
  static List<String> of(HttpServletRequest request) {
    List<String> headers = new ArrayList<>();
    for (String name : Collections.list(request.getHeaderNames())) {
      if (headers.size() == MAX_HEADERS) {
        break;
      }
      headers.add(shared(cut(name) + ": " + shown(name, request.getHeader(name))));
    }
    return List.copyOf(headers);
  }

  private static String shown(String name, String value) {
    String known = name.toLowerCase(Locale.ROOT);
    if (known.equals("referer")) {
      return cut(value.replaceFirst("[?#].*", "")); // What follows may hold a token.
    }
    boolean harmless =
        HARMLESS.contains(known) || HARMLESS_KINDS.stream().anyMatch(known::startsWith);
    return harmless ? cut(value) : HIDDEN;
  }

  private static String cut(String text) {
    return text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS) + "…";
  }

  private static String shared(String line) {
    String known = SHARED.get(line);
    if (known == null && SHARED.size() < MAX_SHARED) {
      known = SHARED.putIfAbsent(line, line);
    }
    return known == null ? line : known;
  }
}
