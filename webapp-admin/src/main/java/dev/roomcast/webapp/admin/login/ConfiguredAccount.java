package dev.roomcast.webapp.admin.login;

import dev.roomcast.config.BadSetting;
import dev.roomcast.config.Setting;
import dev.roomcast.config.Settings;
import dev.roomcast.web.Development;
import dev.roomcast.web.Node;
import dev.roomcast.web.NodeStarted;
import dev.roomcast.webapp.admin.AdminRoles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;

/**
 * The administrator's account from the settings; in development mode one with a password made for
 * this run.
 */
@ApplicationScoped
public class ConfiguredAccount implements AdminAccountSource {
  @Inject private Node node;
  @Inject private Development development;
  @Inject private PasswordForThisRun passwordForThisRun;

  private Optional<AdminAccount> account = Optional.empty();

  /** Checks the settings while the application can still be kept from starting. */
  void read(@Observes NodeStarted started) {
    Settings.Admin admin = node.settings().admin();
    account = hash(admin).map(hash -> account(admin.user(), hash));
  }

  private Optional<PasswordHash> hash(Settings.Admin admin) {
    if (admin.passwordHash().isEmpty() && development.enabled()) {
      return Optional.of(PasswordHash.of(passwordForThisRun.text()));
    }
    return admin.passwordHash().map(ConfiguredAccount::parse);
  }

  private static PasswordHash parse(String text) {
    try {
      return PasswordHash.parse(text);
    } catch (IllegalArgumentException malformed) {
      throw new BadSetting(
          Setting.ADMIN_PASSWORD_HASH.key() + ": " + malformed.getMessage() + ".");
    }
  }

  private static AdminAccount account(String user, PasswordHash hash) {
    try {
      return new AdminAccount(user, hash, Set.of(AdminRoles.ADMIN));
    } catch (IllegalArgumentException malformed) {
      throw new BadSetting(Setting.ADMIN_USER.key() + ": " + malformed.getMessage() + ".");
    }
  }

  @Override
  public Optional<AdminAccount> account(String user) {
    return account.filter(known -> known.user().equals(user));
  }
}
