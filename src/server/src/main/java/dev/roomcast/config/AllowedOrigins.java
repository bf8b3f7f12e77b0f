package dev.roomcast.config;

import java.net.URI;
import java.util.Set;

/**
 * Which web pages may use this server from a browser (RFC 6454): those of the server itself and
 * those named here.
 *
 * @param named origins such as {@code https://app.example.org}, or {@code *} for all
 */
public record AllowedOrigins(Set<String> named) {
  static final String ANY = "*";

  public AllowedOrigins {
    named = Set.copyOf(named);
    named.forEach(AllowedOrigins::check);
  }

  private static void check(String origin) {
    if (!origin.equals(ANY) && !origin.equals(originOf(origin))) {
      throw SettingTexts.wrong(
          Setting.ALLOWED_ORIGINS.key(),
          "must list origins such as https://app.example.org, without a path, or *",
          origin);
    }
  }

  private static String originOf(String text) {
    try {
      URI url = URI.create(text);
      return url.getScheme() + "://" + url.getRawAuthority();
    } catch (IllegalArgumentException notAUrl) {
      return "";
    }
  }

  /**
   * Whether a request may come from a page of this origin.
   *
   * @param origin the Origin header
   * @param host the Host header: a page of the same host and port is the server's own
   */
  public boolean allows(String origin, String host) {
    return named.contains(ANY)
        || named.contains(origin)
        || origin.equals("http://" + host)
        || origin.equals("https://" + host);
  }
}
