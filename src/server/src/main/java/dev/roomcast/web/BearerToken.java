package dev.roomcast.web;

import jakarta.servlet.http.HttpServletRequest;

/** Finds the token in an HTTP request (RFC 6750 sections 2.1 and 2.3). */
final class BearerToken {
  private static final String SCHEME = "Bearer ";

  private BearerToken() {}

  /** The token of the Authorization header, else of the query; empty if there is none. */
  static String of(HttpServletRequest request) {
    String inHeader = of(request.getHeader("Authorization"));
    return inHeader.isEmpty()
        ? QueryString.of(request.getQueryString()).get("token")
        : inHeader;
  }

  /**
   * The token of an Authorization header.
   *
   * @param header its value, or null if there is none
   */
  static String of(String header) {
    return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? header.substring(SCHEME.length()).strip()
        : "";
  }
}
