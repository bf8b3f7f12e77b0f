package dev.roomcast.hub;

import dev.roomcast.api.AccessPolicy;
import dev.roomcast.api.Identity;
import dev.roomcast.api.Room;
import dev.roomcast.protocol.Refusal;
import dev.roomcast.protocol.Refused;
import java.util.function.BooleanSupplier;

/** Who may be in which room: everybody in {@code global} and their own, else the policy decides. */
final class RoomAccess {
  private static final System.Logger LOG = System.getLogger(RoomAccess.class.getName());

  private final AccessPolicy policy;

  RoomAccess(AccessPolicy policy) {
    this.policy = policy;
  }

  /**
   * Asks the policy; may wait for it.
   *
   * @throws Refused if the policy cannot tell; that is logged
   */
  boolean mayJoin(Identity user, Room room) throws Refused {
    return room.equals(Room.GLOBAL)
        || room.equals(user.userRoom())
        || ask(() -> policy.mayJoin(user, room), user, room);
  }

  /**
   * Whether this user, who may join a room, may see who is in it. Asks the policy; may wait for it.
   *
   * @throws Refused if the policy cannot tell; that is logged
   */
  boolean maySeeMembers(Identity user, Room room) throws Refused {
    return ask(() -> policy.maySeeMembers(user, room), user, room);
  }

  private static boolean ask(BooleanSupplier question, Identity user, Room room)
      throws Refused {
    try {
      return question.getAsBoolean();
    } catch (RuntimeException fault) {
      LOG.log(
          System.Logger.Level.ERROR,
          "The access policy failed for user " + user.userId() + " and room " + room,
          fault);
      throw new Refused(
          Refusal.INTERNAL,
          "Whether you have access to this room cannot be told now; try again later.");
    }
  }
}
