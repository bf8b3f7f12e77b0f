package dev.roomcast.webapp.admin;

/** The roles that open the dashboard's views; the same words as in a token's {@code groups}. */
public final class AdminRoles {
  /** May look. */
  public static final String VIEWER = "roomcast-viewer";
  /** May look, and end connections. */
  public static final String OPERATOR = "roomcast-operator";
  /** May do everything. */
  public static final String ADMIN = "roomcast-admin";

  private AdminRoles() {}
}
