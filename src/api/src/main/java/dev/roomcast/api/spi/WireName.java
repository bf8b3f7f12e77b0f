package dev.roomcast.api.spi;

import java.util.Locale;
import java.util.regex.Pattern;

/** How a Java name reads on the wire. One rule for payloads and for messages about them. */
public final class WireName {
  // Between a small letter or digit and a capital, and before the last capital of an abbreviation.
  private static final Pattern WORD_BORDER =
      Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  private WireName() {}

  /** The snake_case of a component's name: {@code repositoryUrl} is {@code repository_url}. */
  public static String of(String javaName) {
    return WORD_BORDER.matcher(javaName).replaceAll("_").toLowerCase(Locale.ROOT);
  }

  /** The word for an enum constant: {@code IN_PROGRESS} is {@code in_progress}. */
  public static String of(Enum<?> constant) {
    return of(constant.name());
  }
}
