package dev.roomcast.security;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.api.AccessPolicy;
import dev.roomcast.api.Identity;
import dev.roomcast.api.Room;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClaimsPolicyTest {
  private final AccessPolicy policy = new ClaimsPolicy();

  private static Identity alice(Map<String, Object> claims, String... groups) {
    return new Identity("alice", "alice", Set.of(groups), claims, Optional.empty());
  }

  private boolean mayJoin(Identity user, String room) {
    return policy.mayJoin(user, new Room(room));
  }

  @Test
  void everybodyMayJoinGlobalAndTheirOwnRoom() {
    assertTrue(mayJoin(alice(Map.of()), "global"));
    assertTrue(mayJoin(alice(Map.of()), "user:alice"));
  }

  @Test
  void roomsOfOtherUsersAreForAdminsOnly() {
    Map<String, Object> all = Map.of("users", List.of("*"), "projects", "*", "agents", "*");
    assertFalse(mayJoin(alice(all, "roomcast-viewer", "roomcast-operator"), "user:bob"));
    assertFalse(mayJoin(alice(all), "user:alice2"));
    assertTrue(mayJoin(alice(Map.of(), "roomcast-admin"), "user:bob"));
  }

  @Test
  void projectsAndAgentsAreOpenToWhoHasThemInTheClaim() {
    Identity user = alice(Map.of("projects", List.of("p1", "p2"), "agents", "a1"));
    assertTrue(mayJoin(user, "project:p1"));
    assertTrue(mayJoin(user, "project:p2"));
    assertTrue(mayJoin(user, "agent:a1"));
    assertFalse(mayJoin(user, "project:p"));
    assertFalse(mayJoin(user, "project:P1"));
    assertFalse(mayJoin(user, "project:a1"));
    assertFalse(mayJoin(user, "agent:p1"));
  }

  @Test
  void starOpensAllRoomsOfItsKindAndNoOther() {
    Identity user = alice(Map.of("projects", List.of("*")));
    assertTrue(mayJoin(user, "project:any"));
    assertFalse(mayJoin(user, "agent:any"));
    assertFalse(mayJoin(user, "project"));
    assertFalse(mayJoin(alice(Map.of()), "project:*"));
  }

  @Test
  void otherKindsAreForAdminsOnly() {
    Identity user = alice(Map.of("projects", "*", "agents", "*", "teams", "*", "", "*"));
    assertFalse(mayJoin(user, "team:x"));
    assertFalse(mayJoin(user, "global:x"));
    assertTrue(mayJoin(alice(Map.of(), "roomcast-admin"), "team:x"));
  }
}
