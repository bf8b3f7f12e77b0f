package dev.roomcast.web;

import dev.roomcast.api.Headcount;
import dev.roomcast.api.Member;
import dev.roomcast.api.Presence;
import dev.roomcast.api.Room;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Who is connected to the cluster, as the application asks for it. */
@ApplicationScoped
public class ClusterPresence implements Presence {
  private static final int MAX_LIMIT = 1000;

  @Inject private Node node;

  @Override
  public Headcount in(Room room) {
    return node.cluster().directory().in(room);
  }

  @Override
  public int connections(String userId) {
    return node.cluster().directory().connections(userId);
  }

  @Override
  public List<Member> members(Room room, String after, int limit) {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException(
          "the limit must be 1 to " + MAX_LIMIT + ", was " + limit);
    }
    return node.cluster().directory().members(room, after, limit);
  }
}
