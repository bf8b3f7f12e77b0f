package dev.roomcast.web.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roomcast.api.Member;
import dev.roomcast.cluster.Action;
import dev.roomcast.cluster.ConnectionInfo;
import dev.roomcast.web.Node;
import dev.roomcast.web.Roles;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The users who are connected, and what can be done to them. */
@Path("/users")
@RequestScoped
@RequiresRole(Roles.VIEWER)
public class UsersResource {
  private static final int MAX_SHOWN = 500; // connections of one user

  @Inject private Node node;
  @Inject private Ordering ordering;

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public String users(@QueryParam("after") String after, @QueryParam("limit") String limit) {
    Paging paging = Paging.of(after, limit);
    return paging
        .page(
            "users",
            node.cluster().directory().users(paging.after(), paging.oneMore()),
            Member::userId,
            ClusterJson::write)
        .toString();
  }

  @GET
  @Path("/{user}")
  @Produces(MediaType.APPLICATION_JSON)
  public String user(@PathParam("user") String userId) {
    List<ConnectionInfo> connections = node.cluster().directory().ofUser(userId);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("user_id", userId)
        .put("online", !connections.isEmpty())
        .put("connection_count", connections.size());
    ArrayNode shown = json.putArray("connections");
    connections.stream()
        .limit(MAX_SHOWN)
        .forEach(each -> ClusterJson.write(each, shown.addObject()));
    return json.toString();
  }

  @DELETE
  @Path("/{user}/connections")
  @RequiresRole(Roles.OPERATOR)
  public CompletionStage<Response> disconnect(
      @PathParam("user") String userId,
      @QueryParam("reconnect") String reconnect,
      @Context SecurityContext caller) {
    return ordering.order(
        new Action.DisconnectUser(userId, Ordering.reconnect(reconnect)), caller);
  }

  @POST
  @Path("/{user}/recheck")
  @RequiresRole(Roles.OPERATOR)
  public CompletionStage<Response> recheck(
      @PathParam("user") String userId, @Context SecurityContext caller) {
    return ordering.order(new Action.Recheck(userId), caller);
  }
}
