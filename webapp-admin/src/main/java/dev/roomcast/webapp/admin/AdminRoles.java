package dev.roomcast.webapp.admin;

import dev.roomcast.web.Roles;
import java.util.Set;
import java.util.stream.Collectors;

/** The roles that open the dashboard's views; the same words as in a token's {@code groups}. */
public final class AdminRoles {
  /** May look. */
  public static final String VIEWER = Roles.VIEWER;
  /** May look, and act on clients. */
  public static final String OPERATOR = Roles.OPERATOR;
  /** May do everything: act on clients, publish, drain a node. */
  public static final String ADMIN = Roles.ADMIN;

  public static final Set<String> ALL = Set.of(VIEWER, OPERATOR, ADMIN);

  private AdminRoles() {}

  /** Those of a token's groups that mean something here. */
  public static Set<String> among(Set<String> groups) {
    return groups.stream().filter(ALL::contains).collect(Collectors.toUnmodifiableSet());
  }
}
