package dev.roomcast.web.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roomcast.api.PublishFailed;
import dev.roomcast.protocol.Refusal;
import dev.roomcast.protocol.Refused;
import dev.roomcast.protocol.Reply;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/** Errors of the REST API: {@code {"error":{"code","message","retryable",…}}}. */
@Provider
public class RestErrors implements ExceptionMapper<PublishFailed> {
  private static final int RETRY_AFTER_SECONDS = 1;

  @Override
  public Response toResponse(PublishFailed failed) {
    return response(503, new Refused(Refusal.OVERLOADED, failed.getMessage()));
  }

  static Response response(int status, Refused refused) {
    return build(status, Reply.error(refused));
  }

  static Response invalid(List<Violation> violations) {
    ObjectNode error =
        Reply.error(
            new Refused(
                Refusal.INVALID_EVENT,
                "Nothing was published: " + first(violations) + "."));
    ArrayNode all = error.putArray("violations");
    violations.forEach(
        violation ->
            all.addObject()
                .put("event", violation.event())
                .put("field", violation.field())
                .put("message", violation.message()));
    return build(400, error);
  }

  private static String first(List<Violation> violations) {
    Violation first = violations.get(0);
    return (first.field() + " " + first.message()).strip();
  }

  private static Response build(int status, ObjectNode error) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set("error", error);
    Response.ResponseBuilder response =
        Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body.toString());
    if (status == 401) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    } else if (status == 503) {
      response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    return response.build();
  }
}
