package dev.roomcast.web.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roomcast.web.Node;
import dev.roomcast.web.Roles;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The nodes of the cluster. */
@Path("/nodes")
@RequestScoped
@RequiresRole(Roles.VIEWER)
public class NodesResource {
  @Inject private Node node;

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public String nodes() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("cut_off", node.cluster().isCutOff());
    ArrayNode nodes = json.putArray("nodes");
    node.cluster().nodes().forEach(each -> ClusterJson.write(each, nodes.addObject()));
    return json.toString();
  }
}
