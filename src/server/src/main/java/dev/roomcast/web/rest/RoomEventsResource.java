package dev.roomcast.web.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.roomcast.api.Room;
import dev.roomcast.hub.History;
import dev.roomcast.hub.Replay;
import dev.roomcast.protocol.PushJson;
import dev.roomcast.web.Inspection;
import dev.roomcast.web.Roles;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The events of one room: publishes one of any type, with any data, and tells which there were. */
@Path("/rooms/{room}/events")
@RequestScoped
@RequiresRole(Roles.PUBLISHER)
public class RoomEventsResource {
  private static final Set<Replay.Gap> MISTAKES =
      EnumSet.of(Replay.Gap.UNKNOWN_ID, Replay.Gap.EPOCH_CHANGED);

  @Inject private Publishing publishing;
  @Inject private Inspection inspection;

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

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @RequiresRole(Roles.OPERATOR)
  public String history(
      @PathParam("room") String name,
      @QueryParam("before") String before,
      @QueryParam("after") String after,
      @QueryParam("type") String type,
      @QueryParam("limit") String limit) {
    if (before != null && after != null) {
      throw RequestRefused.badRequest("Give \"before\" or \"after\", not both.");
    }
    Room room = RoomsResource.room(name);
    Paging paging = Paging.of(before == null ? after : before, limit);
    History history =
        inspection.history(
            new History.Request(
                room,
                type == null ? "" : type,
                after == null ? History.Direction.OLDER : History.Direction.NEWER,
                paging.after(),
                paging.limit()));
    if (history instanceof History.Untold untold) {
      throw refused(untold.why());
    }
    return page(room, (History.Page) history);
  }

  private static RequestRefused refused(Replay.Gap why) {
    return MISTAKES.contains(why)
        ? RequestRefused.notFound("This position is not known (" + why.code() + ").")
        : RequestRefused.unavailable("What is kept cannot be read now; try again.");
  }

  private static String page(Room room, History.Page page) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("room", room.name());
    ArrayNode events = json.putArray("events");
    page.events()
        .forEach(
            event ->
                events.addRawValue(
                    new RawValue(new String(PushJson.event(event), StandardCharsets.UTF_8))));
    page.older().ifPresent(place -> json.put("previous", place));
    page.newer().ifPresent(place -> json.put("next", place));
    return json.toString();
  }

  private static void read(JsonNode body, Room room, PublishRequest request) {
    if (!body.path("type").isTextual()) {
      throw new IllegalArgumentException(
          "The body must be an object with a text \"type\" and \"data\".");
    }
    request.free(body.get("type").textValue(), List.of(room), body.path("data"));
  }
}
