package dev.roomcast.hub;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/**
 * The users connected to this node, each with one command allowance for all connections. Who leaves
 * with an allowance that is not full finds it as it is by then, so that connecting anew gains
 * nothing.
 */
/*
 * Threads: any; an entry changes only inside compute() of the map. The monitor of away guards it
 * and is taken inside compute(), never around it.
 */
public final class Users {
  /**
   * Allowances kept of users who are away, a megabyte or so. Beyond it the one that has been away
   * longest is forgotten: to profit by that one needs as many users.
   */
  static final int MAX_AWAY = 10_000;

  private final Map<String, User> byId = new ConcurrentHashMap<>();
  private final Map<String, TokenBucket> away = new LinkedHashMap<>(); // in the order of leaving
  private final Supplier<TokenBucket> newAllowance;

  Users(Supplier<TokenBucket> newAllowance) {
    this.newAllowance = newAllowance;
  }

  /**
   * A connection of the user begins; call {@link #left} once for each of these.
   *
   * @param mayHaveMore whether a user with so many connections here may have another
   * @return the user's allowance; empty if the connection may not begin
   */
  Optional<TokenBucket> enter(String userId, IntPredicate mayHaveMore) {
    AtomicBoolean entered = new AtomicBoolean();
    User user =
        byId.compute(
            userId,
            (id, present) -> {
              int before = present == null ? 0 : present.connections;
              if (!mayHaveMore.test(before)) {
                return present;
              }
              entered.set(true);
              return new User(present == null ? returned(id) : present.allowance, before + 1);
            });
    return entered.get() ? Optional.of(user.allowance) : Optional.empty();
  }

  private TokenBucket returned(String userId) {
    TokenBucket kept;
    synchronized (away) {
      kept = away.remove(userId);
    }
    return kept == null ? newAllowance.get() : kept;
  }

  void left(String userId) {
    byId.computeIfPresent(
        userId,
        (id, present) -> {
          if (present.connections > 1) {
            return new User(present.allowance, present.connections - 1);
          }
          keep(id, present.allowance);
          return null;
        });
  }

  private void keep(String userId, TokenBucket allowance) {
    if (allowance.isFull()) {
      return;
    }
    synchronized (away) {
      away.put(userId, allowance);
      Iterator<TokenBucket> longest = away.values().iterator();
      while (longest.hasNext() && (longest.next().isFull() || away.size() > MAX_AWAY)) {
        longest.remove();
      }
    }
  }

  /** How many different users are connected to this node. */
  public int count() {
    return byId.size();
  }

  /** How many are away and not forgotten. */
  int awayCount() {
    synchronized (away) {
      return away.size();
    }
  }

  private record User(TokenBucket allowance, int connections) {}
}
