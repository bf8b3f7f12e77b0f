package dev.roomcast.webapp.admin.login;

import java.util.Optional;

/** Where the dashboard's accounts come from. Any thread may ask. */
@FunctionalInterface
public interface AdminAccountSource {

  /** The account of this user, or empty if there is none. */
  Optional<AdminAccount> account(String user);
}
