package dev.roomcast.api;

import java.util.List;

/**
 * Who is connected, on all nodes. Answers come from this node's memory: they are a fraction of a
 * second old for other nodes, and a node that has crashed is counted for some seconds more.
 *
 * <p>Inject it. Any thread may call it; no method blocks.
 */
public interface Presence {

  /** How many are in a room. */
  Headcount in(Room room);

  /** How many connections a user has; none means that the user is away. */
  int connections(String userId);

  /**
   * The users in a room, ordered by id.
   *
   * @param after begins behind this user; empty to begin at the first
   * @param limit most users in the answer, 1 to 1000
   * @throws IllegalArgumentException if the limit is none of these
   */
  List<Member> members(Room room, String after, int limit);
}
