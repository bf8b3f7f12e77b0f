package dev.roomcast.webapp.dev;

import dev.roomcast.protocol.Refusal;
import java.util.List;

/** A development request is not granted; the page shows the answer beside its form. */
final class DevRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final Refusal refusal;
  private final transient List<Violation> violations;

  /**
   * Makes the answer.
   *
   * @param status the HTTP status
   * @param violations the fields that are wrong; empty if it is about the request as a whole
   */
  DevRefused(int status, Refusal refusal, String message, List<Violation> violations) {
    super(message, null, false, false);
    this.status = status;
    this.refusal = refusal;
    this.violations = List.copyOf(violations);
  }

  DevRefused(int status, Refusal refusal, String message) {
    this(status, refusal, message, List.of());
  }

  /** 400 for a request that makes no sense as it is. */
  static DevRefused badRequest(String message) {
    return new DevRefused(400, Refusal.BAD_REQUEST, message);
  }

  int status() {
    return status;
  }

  ErrorBody body() {
    return new ErrorBody(new ErrorBody.Error(refusal.code(), getMessage(), violations));
  }

  /** The JSON of the answer. */
  record ErrorBody(Error error) {
    record Error(String code, String message, List<Violation> violations) {}
  }

  /**
   * A field that is wrong.
   *
   * @param field as in the JSON
   */
  record Violation(String field, String message) {}
}
