package dev.roomcast.webapp.admin;

import dev.roomcast.stats.NodeStats;
import dev.roomcast.web.Node;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** The figures of the node that this dashboard runs in. */
@ApplicationScoped
public class ServerFigures implements NodeFiguresSource {
  @Inject private Node node;

  @Override
  public NodeFigures get() {
    NodeStats stats = node.statistics().now();
    return new NodeFigures(
        stats.node(),
        stats.time(),
        Duration.ofSeconds(stats.uptimeSeconds()),
        stats.connections(),
        stats.users(),
        stats.rooms(),
        stats.eventsTotal(),
        stats.deliveredTotal(),
        stats.refusedTotal(),
        stats.closedTotal());
  }
}
