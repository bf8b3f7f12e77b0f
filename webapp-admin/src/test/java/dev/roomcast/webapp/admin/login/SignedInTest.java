package dev.roomcast.webapp.admin.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.webapp.admin.AdminRoles;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SignedInTest {

  @Test
  void eachRoleIncludesTheLesserOnes() {
    assertTrue(with(AdminRoles.ADMIN).has(AdminRoles.OPERATOR));
    assertTrue(with(AdminRoles.OPERATOR).has(AdminRoles.VIEWER));
    assertFalse(with(AdminRoles.OPERATOR).has(AdminRoles.ADMIN));
    assertFalse(with(AdminRoles.VIEWER).has(AdminRoles.OPERATOR));
  }

  @Test
  void whatARoleDoesNotAllowIsForbidden() {
    assertThrows(Forbidden.class, () -> with(AdminRoles.VIEWER).require(AdminRoles.OPERATOR));
    assertEquals("ada", with(AdminRoles.ADMIN).require(AdminRoles.OPERATOR).user());
  }

  private static SignedIn with(String role) {
    return new SignedIn("ada", Set.of(role), Instant.MAX);
  }
}
