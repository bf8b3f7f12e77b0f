package dev.roomcast.webapp.admin;

import java.util.Set;

/** The roles that open the dashboard's views; the same words as in a token's {@code groups}. */
public final class AdminRoles {
  /** May look. */
  public static final String VIEWER = "roomcast-viewer";
  /** May look, and end connections. */
  public static final String OPERATOR = "roomcast-operator";
  /** May do everything. */
  public static final String ADMIN = "roomcast-admin";

  static final Set<String> ALL = Set.of(VIEWER, OPERATOR, ADMIN);

  private AdminRoles() {}
}
