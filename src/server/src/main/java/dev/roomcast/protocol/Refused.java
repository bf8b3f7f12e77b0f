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
  private final transient Duration retryAfter;

  public Refused(Refusal refusal, String message) {
    this(refusal, message, null);
  }

  private Refused(Refusal refusal, String message, Duration retryAfter) {
    super(message, null, false, false);
    this.refusal = Objects.requireNonNull(refusal);
    this.retryAfter = retryAfter;
  }

  /** The user asks too often; the same command is granted after this time. */
  public static Refused tooFast(Duration retryAfter) {
    return new Refused(
        Refusal.TOO_FAST, "Too many commands; wait a moment and try again.", retryAfter);
  }

  public Refusal refusal() {
    return refusal;
  }

  /** When the same request would be granted, if that is known. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
