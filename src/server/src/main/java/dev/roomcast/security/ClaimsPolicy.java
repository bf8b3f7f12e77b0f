package dev.roomcast.security;

import dev.roomcast.api.AccessPolicy;
import dev.roomcast.api.Identity;
import dev.roomcast.api.Room;
import java.util.Set;

/**
 * The policy of an application that has none of its own: it goes by the token alone.
 *
 * <p>Everybody may join {@code global} and their own {@code user:} room. {@code project:x} may be
 * joined with a {@code projects} claim, {@code agent:x} with an {@code agents} claim, that holds
 * {@code x}, compared exactly, or {@value #ALL}. The group {@value #ADMIN} may join every room, and alone
 * sees who is in {@code global}. All else is refused. Any thread may call it; it does not wait.
 */
public final class ClaimsPolicy implements AccessPolicy {
  /** The group that may join every room. */
  public static final String ADMIN = "roomcast-admin";

  private static final String ALL = "*";

  @Override
  public boolean mayJoin(Identity user, Room room) {
    return room.equals(Room.GLOBAL)
        || room.equals(user.userRoom())
        || user.groups().contains(ADMIN)
        || holds(user, room);
  }

  @Override
  public boolean maySeeMembers(Identity user, Room room) {
    return !room.equals(Room.GLOBAL) || user.groups().contains(ADMIN);
  }

  private static boolean holds(Identity user, Room room) {
    String claim =
        switch (room.kind()) {
          case "project" -> "projects";
          case "agent" -> "agents";
          default -> "";
        };
    if (claim.isEmpty() || room.id().isEmpty()) {
      return false;
    }
    Set<String> ids = user.claimTexts(claim);
    return ids.contains(room.id()) || ids.contains(ALL);
  }
}
