package dev.roomcast.web;

import java.util.Set;

/** The groups of a token that Roomcast gives a meaning to. An administrator has every role. */
public final class Roles {
  /** Sees statistics, and who is connected. */
  public static final String VIEWER = "roomcast-viewer";

  /** Sees all that, and acts on clients. */
  public static final String OPERATOR = "roomcast-operator";

  /** Publishes events. */
  public static final String PUBLISHER = "roomcast-publisher";

  /** May do everything. */
  public static final String ADMIN = "roomcast-admin";

  private Roles() {}

  /** Whether somebody with these groups has this role. */
  public static boolean includes(Set<String> groups, String role) {
    return groups.contains(role)
        || groups.contains(ADMIN)
        || role.equals(VIEWER) && groups.contains(OPERATOR);
  }
}
