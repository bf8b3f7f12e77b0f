package dev.roomcast.webapp.admin.login;

import dev.roomcast.webapp.admin.AdminRoles;
import java.util.Objects;
import java.util.Set;

/**
 * Somebody who may sign in to the dashboard.
 *
 * @param user the name to sign in with, compared exactly
 * @param password what the password is checked against
 * @param roles what the views are opened by: one or more of {@link AdminRoles}
 */
public record AdminAccount(String user, PasswordHash password, Set<String> roles) {

  public AdminAccount {
    if (user.isBlank() || user.length() > AdminAccounts.MAX_USER_LENGTH) {
      throw new IllegalArgumentException(
          "an account's user name must have 1 to " + AdminAccounts.MAX_USER_LENGTH
              + " characters, was \"" + user + "\"");
    }
    Objects.requireNonNull(password, "password");
    roles = Set.copyOf(roles);
    if (roles.isEmpty() || !AdminRoles.ALL.containsAll(roles)) {
      throw new IllegalArgumentException(
          "an account needs one or more of the roles " + AdminRoles.ALL + ", had " + roles);
    }
  }
}
