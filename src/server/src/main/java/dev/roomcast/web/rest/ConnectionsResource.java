package dev.roomcast.web.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roomcast.cluster.Action;
import dev.roomcast.cluster.ConnectionInfo;
import dev.roomcast.cluster.ConnectionList;
import dev.roomcast.cluster.ConnectionOrder;
import dev.roomcast.cluster.ConnectionQuery;
import dev.roomcast.cluster.Page;
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
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** All connections of the cluster. */
@Path("/connections")
@RequestScoped
@RequiresRole(Roles.VIEWER)
public class ConnectionsResource {
  private static final String MISSING = "No client has this id.";
  private static final Set<String> PARAMETERS =
      Set.of("user", "room", "node", "protocol", "text", "sort", "after", "limit");

  @Inject private Node node;
  @Inject private Ordering ordering;

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public String connections(@Context UriInfo uri) {
    MultivaluedMap<String, String> parameters = uri.getQueryParameters();
    Paging paging = Paging.of(parameters.getFirst("after"), parameters.getFirst("limit"));
    ConnectionList list = node.cluster().directory().connections(query(parameters));
    Page<ConnectionInfo> page = page(list, paging);
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("total", list.count());
    ArrayNode connections = json.putArray("connections");
    page.items().forEach(each -> ClusterJson.write(each, connections.addObject()));
    page.next().ifPresent(next -> json.put("next", next));
    return json.toString();
  }

  private static Page<ConnectionInfo> page(ConnectionList list, Paging paging) {
    try {
      return list.page(paging.after(), paging.limit());
    } catch (IllegalArgumentException notAPlace) {
      throw RequestRefused.badRequest(
          "\"after\" must be the \"next\" of a page in the same order.");
    }
  }

  private static ConnectionQuery query(MultivaluedMap<String, String> parameters) {
    Set<String> unknown = new TreeSet<>(parameters.keySet());
    unknown.removeAll(PARAMETERS);
    if (!unknown.isEmpty()) {
      // A filter that is misspelt would otherwise show everything.
      throw RequestRefused.badRequest(
          "There is no parameter \"" + unknown.iterator().next() + "\" here; there are "
              + String.join(", ", new TreeSet<>(PARAMETERS)) + ".");
    }
    ConnectionQuery query = sorted(parameters.getFirst("sort"));
    for (String filter : parameters.keySet()) {
      String value = parameters.getFirst(filter);
      query =
          switch (filter) {
            case "user" -> query.ofUser(value);
            case "room" -> query.inRoom(RoomsResource.room(value));
            case "node" -> query.onNode(value);
            case "protocol" -> query.byProtocol(value);
            case "text" -> query.withText(value);
            default -> query;
          };
    }
    return query;
  }

  private static ConnectionQuery sorted(String sort) {
    if (sort == null) {
      return ConnectionQuery.ALL;
    }
    boolean descending = sort.startsWith("-");
    String name = descending ? sort.substring(1) : sort;
    return Arrays.stream(ConnectionOrder.values())
        .filter(order -> word(order).equals(name))
        .findAny()
        .map(order -> ConnectionQuery.ALL.sorted(order, descending))
        .orElseThrow(
            () ->
                RequestRefused.badRequest(
                    "\"sort\" must be one of "
                        + Arrays.stream(ConnectionOrder.values())
                            .map(ConnectionsResource::word)
                            .collect(Collectors.joining(", "))
                        + ", from the greatest on with a \"-\" before it."));
  }

  private static String word(ConnectionOrder order) {
    return order.name().toLowerCase(Locale.ROOT);
  }

  @GET
  @Path("/{id}")
  @Produces(MediaType.APPLICATION_JSON)
  public String connection(@PathParam("id") String id) {
    ConnectionInfo connection =
        node.cluster().directory().find(id).orElseThrow(() -> RequestRefused.notFound(MISSING));
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ClusterJson.write(connection, json);
    return json.toString();
  }

  @DELETE
  @Path("/{id}")
  @RequiresRole(Roles.OPERATOR)
  public CompletionStage<Response> disconnect(
      @PathParam("id") String id,
      @QueryParam("reconnect") String reconnect,
      @Context SecurityContext caller) {
    return ordering.orderExisting(
        new Action.Disconnect(id, Ordering.reconnect(reconnect)), caller, MISSING);
  }
}
