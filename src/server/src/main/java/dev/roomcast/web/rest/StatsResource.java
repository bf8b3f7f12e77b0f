package dev.roomcast.web.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roomcast.stats.StatsJson;
import dev.roomcast.web.Node;
import dev.roomcast.web.Roles;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The figures of this node, and a few of the cluster. */
@Path("/websocket/stats")
@RequestScoped
@RequiresRole(Roles.VIEWER)
public class StatsResource {
  @Inject private Node node;

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public String stats() {
    ObjectNode json = StatsJson.tree(node.statistics().now());
    json.set("cluster", ClusterJson.summary(node.cluster()));
    return json.toString();
  }
}
