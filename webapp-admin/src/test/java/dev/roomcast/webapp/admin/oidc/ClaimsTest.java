package dev.roomcast.webapp.admin.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClaimsTest {
  private final Claims claims =
      new Claims(
          Map.of(
              "sub", "ada",
              "age", 36,
              "groups", List.of("staff", "roomcast-viewer", 7),
              "role", "roomcast-admin",
              "https://example.org/groups", List.of("ops"),
              "realm_access", Map.of("roles", List.of("roomcast-operator"))));

  @Test
  void textIsReadAsItIs() {
    assertEquals(Optional.of("ada"), claims.text("sub"));
  }

  @Test
  void whatIsNoTextIsNotTaken() {
    assertEquals(Optional.empty(), claims.text("age"));
    assertEquals(Optional.empty(), claims.text("groups"));
    assertEquals(Optional.empty(), claims.text("email"));
  }

  @Test
  void listGivesItsTexts() {
    assertEquals(Set.of("staff", "roomcast-viewer"), claims.texts("groups"));
  }

  @Test
  void singleTextIsAListOfOne() {
    assertEquals(Set.of("roomcast-admin"), claims.texts("role"));
  }

  @Test
  void dotsLeadIntoObjects() {
    assertEquals(Set.of("roomcast-operator"), claims.texts("realm_access.roles"));
    assertEquals(Set.of(), claims.texts("realm_access.groups"));
    assertEquals(Set.of(), claims.texts("sub.roles"));
  }

  @Test
  void nameMayHaveDotsItself() {
    assertEquals(Set.of("ops"), claims.texts("https://example.org/groups"));
  }
}
