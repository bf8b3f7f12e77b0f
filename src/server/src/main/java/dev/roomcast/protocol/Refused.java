package dev.roomcast.protocol;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A request is not granted. Its message goes to the client: it says what to do in words a front-end
 * author understands, and nothing that helps an attacker.
 *
 * <p>Carries no stack trace: it is an answer, not a fault.
 */
public final class Refused extends Exception {
  private static final long serialVersionUID = 1L;

  private final Refusal refusal;
  private final String code;
  private final transient Duration retryAfter;

  public Refused(Refusal refusal, String message) {
    this(refusal, refusal.code(), message, null);
  }

  private Refused(Refusal refusal, String code, String message, Duration retryAfter) {
    super(message, null, false, false);
    this.refusal = Objects.requireNonNull(refusal);
    this.code = Objects.requireNonNull(code);
    this.retryAfter = retryAfter;
  }

  /** The application does not grant it; the code may be one of ours or one of its own. */
  public static Refused byApplication(String code, String message) {
    return new Refused(
        Refusal.of(code).orElse(Refusal.REFUSED), code, message, null);
  }

  /** The user asks too often; the same command is granted after this time. */
  public static Refused tooFast(Duration retryAfter) {
    return new Refused(
        Refusal.TOO_FAST,
        Refusal.TOO_FAST.code(),
        "Too many commands; wait a moment and try again.",
        retryAfter);
  }

  public Refusal refusal() {
    return refusal;
  }

  /** The word that the client gets: {@link #refusal}'s, or the application's own. */
  public String code() {
    return code;
  }

  /** When the same request would be granted, if that is known. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
