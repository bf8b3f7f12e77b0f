package dev.roomcast.web;

import dev.roomcast.api.Moderation;
import dev.roomcast.api.Room;
import dev.roomcast.cluster.Action;
import dev.roomcast.cluster.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;

/** The clients of the cluster, as the application acts on them. */
@ApplicationScoped
public class ClusterModeration implements Moderation {
  @Inject private Node node;

  @Override
  public CompletionStage<Integer> disconnect(String connectionId, boolean reconnect) {
    return order(new Action.Disconnect(connectionId, reconnect));
  }

  @Override
  public CompletionStage<Integer> disconnectUser(String userId, boolean reconnect) {
    return order(new Action.DisconnectUser(userId, reconnect));
  }

  @Override
  public CompletionStage<Integer> removeFromRoom(String userId, Room room) {
    return order(new Action.Expel(userId, room));
  }

  @Override
  public CompletionStage<Integer> recheck(String userId) {
    return order(new Action.Recheck(userId));
  }

  /* What follows is the application's and may block, so it may not run where the answer came. */
  private CompletionStage<Integer> order(Action action) {
    return node.cluster()
        .order(action)
        .thenApplyAsync(Outcome::connections, node.threads()::background);
  }
}
