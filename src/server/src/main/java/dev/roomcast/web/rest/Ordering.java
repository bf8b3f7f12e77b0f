package dev.roomcast.web.rest;

import dev.roomcast.cluster.Action;
import dev.roomcast.cluster.Outcome;
import dev.roomcast.protocol.Refusal;
import dev.roomcast.protocol.Refused;
import dev.roomcast.web.Callers;
import dev.roomcast.web.Operations;
import dev.roomcast.web.Operations.Operator;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.concurrent.CompletionStage;

/** What the resources do alike that act on clients: have it done by the caller's word, and answer. */
@RequestScoped
public class Ordering {
  @Inject private Operations operations;
  @Inject private Callers callers;
  @Inject private HttpServletRequest request;

  /**
   * Has something done to any number of clients.
   *
   * @return 200 if all nodes have done it, 202 if one has not said so
   */
  CompletionStage<Response> order(Action action, SecurityContext caller) {
    return operations.order(action, operator(caller)).thenApply(Ordering::response);
  }

  /**
   * Has something done to one thing.
   *
   * @param missing what to say if it is not there, a sentence
   * @return as {@link #order}, or 404
   */
  CompletionStage<Response> orderExisting(
      Action action, SecurityContext caller, String missing) {
    return operations
        .order(action, operator(caller))
        .thenApply(
            outcome -> {
              if (outcome.connections() == 0 && outcome.unconfirmed().isEmpty()) {
                callers.count(Refusal.NOT_FOUND);
                return RestErrors.response(404, new Refused(Refusal.NOT_FOUND, missing));
              }
              return response(outcome);
            });
  }

  private Operator operator(SecurityContext caller) {
    return new Operator(caller.getUserPrincipal().getName(), "rest", request.getRemoteAddr());
  }

  private static Response response(Outcome outcome) {
    return Response.status(outcome.unconfirmed().isEmpty() ? 200 : 202)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(ClusterJson.of(outcome).toString())
        .build();
  }

  /** Whether the query lets the client come back; it stays away unless it says so. */
  static boolean reconnect(String text) {
    if (text == null || text.equals("false")) {
      return false;
    }
    if (text.equals("true")) {
      return true;
    }
    throw RequestRefused.badRequest("\"reconnect\" must be true or false.");
  }
}
