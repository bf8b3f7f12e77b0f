package dev.roomcast.cluster;

import dev.roomcast.api.Headcount;
import dev.roomcast.api.Member;
import dev.roomcast.api.Room;
import dev.roomcast.hub.Connection;
import dev.roomcast.hub.Roster;
import java.util.List;
import java.util.function.LongSupplier;

/** What this node's hub tells the cluster and asks it. */
final class ClusterRoster implements Roster {
  private final String run;
  private final int maxConnectionsPerUser; // 0 for any number
  private final LocalConnections local;
  private final Directory directory;
  private final PresenceWatch watch;
  private final LongSupplier nanoTime;

  ClusterRoster(
      String run,
      int maxConnectionsPerUser,
      LocalConnections local,
      Directory directory,
      PresenceWatch watch,
      LongSupplier nanoTime) {
    this.run = run;
    this.maxConnectionsPerUser = maxConnectionsPerUser;
    this.local = local;
    this.directory = directory;
    this.watch = watch;
    this.nanoTime = nanoTime;
  }

  @Override
  public void changed(Connection connection) {
    local.changed(connection);
  }

  @Override
  public boolean admits(String userId, int here) {
    return maxConnectionsPerUser == 0
        || here + directory.ofUserElsewhere(userId, run) < maxConnectionsPerUser;
  }

  @Override
  public Headcount in(Room room) {
    return directory.in(room);
  }

  @Override
  public List<Member> members(Room room, String after, int limit) {
    return directory.members(room, after, limit);
  }

  /* It may have left the room meanwhile: then the next look at it ends the watch. */
  @Override
  public void watch(Connection connection, Room room) {
    watch.watch(connection, room, nanoTime.getAsLong());
    local.changed(connection);
  }

  @Override
  public void unwatch(Connection connection, Room room) {
    watch.unwatch(connection, room);
  }
}
