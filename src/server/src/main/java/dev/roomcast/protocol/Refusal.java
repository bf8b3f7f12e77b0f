package dev.roomcast.protocol;

import dev.roomcast.wire.Closing;

import java.util.Arrays;
import java.util.Optional;

/** Why a request was not granted. It answers that one request; the client stays. */
public enum Refusal {
  TOKEN_MISSING("token-missing", false),
  TOKEN_MALFORMED("token-malformed", false),
  TOKEN_ALGORITHM("token-algorithm", false),
  TOKEN_SIGNATURE("token-signature", false),
  TOKEN_EXPIRED("token-expired", false),
  TOKEN_NOT_YET_VALID("token-not-yet-valid", true),
  TOKEN_ISSUER("token-issuer", false),
  TOKEN_AUDIENCE("token-audience", false),
  TOKEN_SUBJECT("token-subject", false),
  TOKEN_OTHER_USER("token-other-user", false),
  KEYS_UNAVAILABLE("keys-unavailable", true),

  NOT_ALLOWED("not-allowed", false),
  NOT_FOUND("not-found", false),
  NOT_JOINED("not-joined", false),
  TOO_FAST("too-fast", true),
  TOO_MANY_ROOMS("too-many-rooms", false),
  BAD_REQUEST("bad-request", false),
  UNKNOWN_COMMAND("unknown-command", false),
  UNKNOWN_TYPE("unknown-type", false),
  INVALID_EVENT("invalid-event", false),
  TOO_LARGE("too-large", false),
  NODE_FULL("node-full", true),
  TOO_MANY_SESSIONS("too-many-sessions", true),
  TOO_MANY_CONNECTIONS("too-many-connections", true),
  OVERLOADED("overloaded", true),
  UNAVAILABLE("unavailable", true),
  /** By the application, which may have a code of its own for it. */
  REFUSED("refused", false),
  INTERNAL("internal", true);

  private final String code;
  private final boolean retryable;

  Refusal(String code, boolean retryable) {
    this.code = code;
    this.retryable = retryable;
  }

  /** The refusal with this code; empty if it is none of ours. */
  static Optional<Refusal> of(String code) {
    return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
  }

  /** The word that clients get; never renamed once released. */
  public String code() {
    return code;
  }

  /** Whether the same request may be granted later. */
  public boolean retryable() {
    return retryable;
  }

  /** How a connection ends that cannot begin for this reason. */
  public Closing closing() {
    return switch (this) {
      case NODE_FULL, TOO_MANY_SESSIONS, TOO_MANY_CONNECTIONS -> Closing.NODE_FULL;
      case KEYS_UNAVAILABLE -> Closing.INTERNAL;
      default -> Closing.TOKEN_REFUSED;
    };
  }
}
