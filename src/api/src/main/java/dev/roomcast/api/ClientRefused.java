package dev.roomcast.api;

import java.util.regex.Pattern;

/**
 * The application does not grant what a client asks for: to come into a {@link ClientNamespace}, or
 * something that it asked with an event. Code and message go to the client; the client stays.
 *
 * <p>It is an answer and no fault: it carries no stack trace and is not logged.
 */
public final class ClientRefused extends RuntimeException {
  /** The code for whoever needs none of his own. */
  public static final String REFUSED = "refused";

  private static final long serialVersionUID = 1L;
  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,49}");

  private final String code;

  /** Refuses with the code {@value #REFUSED}. */
  public ClientRefused(String message) {
    this(REFUSED, message);
  }

  /**
   * Refuses with a code that programs can go by.
   *
   * @param code up to 50 lower-case letters, digits and hyphens, a letter first
   * @param message says what to do, in words that a front-end author understands
   * @throws IllegalArgumentException if the code is not like that
   */
  public ClientRefused(String code, String message) {
    super(message, null, false, false);
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException(
          "a code must be 1 to 50 lower-case letters, digits and hyphens, not \"" + code + "\"");
    }
    this.code = code;
  }

  public String code() {
    return code;
  }
}
