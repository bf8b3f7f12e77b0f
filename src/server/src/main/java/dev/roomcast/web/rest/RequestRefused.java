package dev.roomcast.web.rest;

import dev.roomcast.protocol.Refusal;
import dev.roomcast.protocol.Refused;
import dev.roomcast.web.Callers;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** A request of the REST API is refused; the answer says why, in words for its author. */
final class RequestRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final Refused refused;

  private RequestRefused(int status, Refused refused) {
    super(refused.getMessage(), null, false, false);
    this.status = status;
    this.refused = refused;
  }

  /** It does not have the form that is described. */
  static RequestRefused badRequest(String message) {
    return new RequestRefused(400, new Refused(Refusal.BAD_REQUEST, message));
  }

  /** What it is about is not there. */
  static RequestRefused notFound(String message) {
    return new RequestRefused(404, new Refused(Refusal.NOT_FOUND, message));
  }

  /** What it needs is away. */
  static RequestRefused unavailable(String message) {
    return new RequestRefused(503, new Refused(Refusal.UNAVAILABLE, message));
  }

  /** Answers such requests, and counts them. */
  @Provider
  public static class Mapper implements ExceptionMapper<RequestRefused> {
    @Inject private Callers callers;

    @Override
    public Response toResponse(RequestRefused request) {
      callers.count(request.refused.refusal());
      return RestErrors.response(request.status, request.refused);
    }
  }
}
