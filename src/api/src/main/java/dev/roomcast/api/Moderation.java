package dev.roomcast.api;

import java.util.concurrent.CompletionStage;

/**
 * Acts on clients, on whatever node they are.
 *
 * <p>Inject it. Any thread may call it; no method blocks. Each returned stage ends with the number of
 * connections that were concerned, after three seconds at most and never with an exception; what a
 * node does that has not answered by then is not counted.
 */
public interface Moderation {

  /**
   * Ends a connection.
   *
   * @param reconnect whether its client should connect again by itself
   */
  CompletionStage<Integer> disconnect(String connectionId, boolean reconnect);

  /**
   * Ends all connections of a user.
   *
   * @param reconnect whether the clients should connect again by themselves
   */
  CompletionStage<Integer> disconnectUser(String userId, boolean reconnect);

  /** Makes a user leave a room by all connections; it may be joined again. */
  CompletionStage<Integer> removeFromRoom(String userId, Room room);

  /**
   * Asks the {@link AccessPolicy} anew about all rooms that a user is in, and makes the user leave
   * those without access. Call it when you have taken access away. The policy is asked with what the
   * user's token said; a room that it cannot decide about stays joined.
   */
  CompletionStage<Integer> recheck(String userId);
}
