package dev.roomcast.web.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roomcast.api.Member;
import dev.roomcast.api.Room;
import dev.roomcast.cluster.Action;
import dev.roomcast.cluster.Directory;
import dev.roomcast.web.Node;
import dev.roomcast.web.Roles;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.concurrent.CompletionStage;

/** The rooms that have members, and who is in them. */
@Path("/rooms")
@RequestScoped
@RequiresRole(Roles.VIEWER)
public class RoomsResource {
  @Inject private Node node;
  @Inject private Ordering ordering;

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public String rooms(
      @QueryParam("prefix") String prefix,
      @QueryParam("after") String after,
      @QueryParam("limit") String limit) {
    Paging paging = Paging.of(after, limit);
    ObjectNode json =
        paging.page(
            "rooms",
            directory().rooms(prefix == null ? "" : prefix, paging.after(), paging.oneMore()),
            each -> each.room().name(),
            ClusterJson::write);
    return json.toString();
  }

  @GET
  @Path("/{room}/members")
  @Produces(MediaType.APPLICATION_JSON)
  public String members(
      @PathParam("room") String name,
      @QueryParam("after") String after,
      @QueryParam("limit") String limit) {
    Paging paging = Paging.of(after, limit);
    Room room = room(name);
    ObjectNode json =
        paging.page(
            "members",
            directory().members(room, paging.after(), paging.oneMore()),
            Member::userId,
            ClusterJson::write);
    json.put("room", room.name());
    ClusterJson.write(directory().in(room), json);
    return json.toString();
  }

  @DELETE
  @Path("/{room}/members/{user}")
  @RequiresRole(Roles.OPERATOR)
  public CompletionStage<Response> remove(
      @PathParam("room") String name,
      @PathParam("user") String userId,
      @Context SecurityContext caller) {
    return ordering.orderExisting(
        new Action.Expel(userId, room(name)),
        caller,
        "This user is not in this room.");
  }

  private Directory directory() {
    return node.cluster().directory();
  }

  static Room room(String name) {
    try {
      return new Room(name);
    } catch (IllegalArgumentException notARoom) {
      throw RequestRefused.badRequest("Not a room: " + notARoom.getMessage() + ".");
    }
  }
}
