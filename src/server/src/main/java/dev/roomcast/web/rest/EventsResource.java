package dev.roomcast.web.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roomcast.web.Roles;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;

/** Publishes typed events: one, or a batch of which all are published or none. */
@Path("/events")
@RequestScoped
@RequiresRole(Roles.PUBLISHER)
public class EventsResource {
  @Inject private Publishing publishing;

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response publish(
      InputStream body,
      @HeaderParam("Idempotency-Key") String key,
      @Context SecurityContext security)
      throws IOException {
    return publishing.publish(body, this::read, security.getUserPrincipal().getName(), key);
  }

  private void read(JsonNode body, PublishRequest request) {
    JsonNode batch = body.path("events");
    if (batch.isMissingNode()) {
      request.add(body);
      return;
    }
    if (!batch.isArray() || batch.isEmpty() || batch.size() > publishing.maxBatch()) {
      throw new IllegalArgumentException(
          "\"events\" must be a list of 1 to " + publishing.maxBatch() + " events.");
    }
    batch.forEach(request::add);
  }
}
