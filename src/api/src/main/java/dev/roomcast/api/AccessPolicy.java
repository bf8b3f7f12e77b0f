package dev.roomcast.api;

/**
 * Decides who may be in a room.
 *
 * <p>The default goes by the token's {@code projects} and {@code agents} claims. An application
 * replaces it with a bean of its own: {@code @ApplicationScoped @Alternative @Priority(1)}.
 *
 * <p>Called on the thread that serves the client's command, before it joins; a slow answer delays
 * that client only. {@link Room#GLOBAL} and the client's own {@link Identity#userRoom()} are joined
 * without asking.
 */
@FunctionalInterface
public interface AccessPolicy {

  /**
   * Whether this user may join this room and see what is published to it.
   *
   * @throws RuntimeException if it cannot be decided; the client is refused and told to try later
   */
  boolean mayJoin(Identity user, Room room);

  /**
   * Whether this user, who may join the room, may also see who is in it. The default says yes for
   * every room but {@link Room#GLOBAL}, where everybody is.
   *
   * @throws RuntimeException if it cannot be decided; the client is refused and told to try later
   */
  default boolean maySeeMembers(Identity user, Room room) {
    return !room.equals(Room.GLOBAL);
  }
}
