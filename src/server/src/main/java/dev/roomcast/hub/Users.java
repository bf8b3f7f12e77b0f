package dev.roomcast.hub;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The users connected to this node, each with one command allowance for all connections. */
/* Threads: any; an entry changes only inside compute() of the map. */
public final class Users {
  private final Map<String, User> byId = new ConcurrentHashMap<>();
  private final Supplier<TokenBucket> newAllowance;

  Users(Supplier<TokenBucket> newAllowance) {
    this.newAllowance = newAllowance;
  }

  /** A connection of the user begins; call {@link #left} once for each of these. */
  TokenBucket entered(String userId) {
    return byId.compute(
            userId,
            (id, present) ->
                present == null
                    ? new User(newAllowance.get(), 1)
                    : new User(present.allowance, present.connections + 1))
        .allowance;
  }

  void left(String userId) {
    byId.computeIfPresent(
        userId,
        (id, present) ->
            present.connections == 1
                ? null
                : new User(present.allowance, present.connections - 1));
  }

  /** How many different users are connected to this node. */
  public int count() {
    return byId.size();
  }

  private record User(TokenBucket allowance, int connections) {}
}
