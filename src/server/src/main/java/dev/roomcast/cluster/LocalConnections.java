package dev.roomcast.cluster;

import dev.roomcast.hub.Connection;
import dev.roomcast.hub.Hub;
import dev.roomcast.protocol.Activity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds out what has changed on this node. A connection that changed several times between two
 * looks is looked at once, so what waits here is bounded by the number of connections.
 */
/* Threads: changed() on any; take() on one at a time. */
final class LocalConnections {
  private final String node;
  private final String run;
  private final Hub hub;
  private final PresenceWatch watch;
  private final Set<Connection> changed = ConcurrentHashMap.newKeySet();

  LocalConnections(Signal.Origin self, Hub hub, PresenceWatch watch) {
    this.node = self.node();
    this.run = self.run();
    this.hub = hub;
    this.watch = watch;
  }

  /** A connection came, joined or left a room, or is gone. */
  void changed(Connection connection) {
    changed.add(connection);
  }

  /**
   * What has changed since the last time.
   *
   * @param directory what has been told so far
   * @param activityToo whether to look at what passed by every connection; a walk over all of them
   */
  List<Delta> take(Directory directory, boolean activityToo) {
    Delta.Collector collector = new Delta.Collector();
    // A copy, so that each is looked at once: the directory does not know yet what was found before.
    for (Connection connection : List.copyOf(changed)) {
      // Before it is looked at: what changes from now on is for the next time.
      changed.remove(connection);
      look(connection, directory, collector);
      watch.moved(connection);
    }
    if (activityToo) {
      hub.connections().forEach(connection -> lookAtActivity(connection, directory, collector));
    }
    return collector.deltas();
  }

  private void lookAtActivity(
      Connection connection, Directory directory, Delta.Collector collector) {
    Optional<ConnectionInfo> told = directory.find(run, connection.id());
    if (told.isEmpty()) {
      return;
    }
    Activity activity = connection.activity();
    if (activity.differsFrom(told.get().activity())
        || connection.transport() != told.get().transport()) {
      collector.active(connection.id(), connection.transport(), activity);
    }
  }

  /*
   * A client that goes on where it was has the id that it had. What another node told of that id is
   * not of this connection; and of two that had it on this node the later one is looked at by itself.
   */
  private void look(Connection connection, Directory directory, Delta.Collector collector) {
    Optional<ConnectionInfo> told = directory.find(run, connection.id());
    Optional<Connection> here = hub.find(connection.id());
    if (here.isEmpty()) {
      told.ifPresent(info -> collector.gone(info.id()));
    } else if (here.get() == connection) {
      look(connection, told, collector);
    }
  }

  private void look(
      Connection connection, Optional<ConnectionInfo> told, Delta.Collector collector) {
    if (told.isEmpty() || !told.get().since().equals(connection.since())) {
      collector.came(info(connection));
    } else if (!told.get().rooms().equals(connection.rooms())) {
      collector.moved(connection.id(), connection.rooms());
    }
  }

  private ConnectionInfo info(Connection connection) {
    return new ConnectionInfo(
        connection.id(),
        node,
        connection.identity().userId(),
        connection.namespace(),
        connection.transport(),
        connection.address(),
        connection.since(),
        connection.rooms(),
        connection.activity());
  }
}
