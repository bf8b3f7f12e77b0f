package dev.roomcast.protocol;

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
  SHUTTING_DOWN("shutting-down", true),
  OVERLOADED("overloaded", true),
  INTERNAL("internal", true);

  private final String code;
  private final boolean retryable;

  Refusal(String code, boolean retryable) {
    this.code = code;
    this.retryable = retryable;
  }

  /** The word that clients get; never renamed once released. */
  public String code() {
    return code;
  }

  /** Whether the same request may be granted later. */
  public boolean retryable() {
    return retryable;
  }
}
