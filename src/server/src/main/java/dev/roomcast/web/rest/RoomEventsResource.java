package dev.roomcast.web.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roomcast.api.Room;
import dev.roomcast.web.Roles;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Publishes an event of any type, with any data, to one room. */
@Path("/rooms/{room}/events")
@RequestScoped
@RequiresRole(Roles.PUBLISHER)
public class RoomEventsResource {
  @Inject private Publishing publishing;

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response publish(
      @PathParam("room") String room,
      InputStream body,
      @HeaderParam("Idempotency-Key") String key,
      @Context SecurityContext security)
      throws IOException {
    return publishing.publish(
        body,
        (json, request) -> read(json, new Room(room), request),
        security.getUserPrincipal().getName(),
        key);
  }

  private static void read(JsonNode body, Room room, PublishRequest request) {
    if (!body.path("type").isTextual()) {
      throw new IllegalArgumentException(
          "The body must be an object with a text \"type\" and \"data\".");
    }
    request.free(body.get("type").textValue(), List.of(room), body.path("data"));
  }
}
