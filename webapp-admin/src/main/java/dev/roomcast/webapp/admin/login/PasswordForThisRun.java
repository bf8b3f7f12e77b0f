package dev.roomcast.webapp.admin.login;

import dev.roomcast.protocol.SecretIds;
import jakarta.enterprise.context.ApplicationScoped;

/** The administrator's password in development mode, when none is configured. */
@ApplicationScoped
public class PasswordForThisRun {
  private final String text = SecretIds.next();

  public String text() {
    return text;
  }
}
