package dev.roomcast.webapp.admin.login;

import static dev.roomcast.webapp.admin.ui.Texts.text;

import dev.roomcast.api.Identity;
import dev.roomcast.protocol.Refused;
import dev.roomcast.web.Callers;
import dev.roomcast.webapp.admin.AdminRoles;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Lets in whoever has a token with one of the dashboard's groups, until it ends. The token is checked
 * like that of any other caller and not kept.
 */
@Singleton
final class TokenSignIn {
  static final int MAX_LENGTH = 10_000;   // characters; bounds the work of one attempt

  private final Callers callers;
  private final LoginThrottle throttle = new LoginThrottle(System::nanoTime);

  @Inject
  TokenSignIn(Callers callers) {
    this.callers = callers;
  }

  SignIn signIn(String token, String address) {
    if (token.isBlank() || token.length() > MAX_LENGTH) {
      return new SignIn.BadToken(text("login.token-missing"));
    }
    // By address alone: a token that is no token tells of no user.
    Duration delay = throttle.attempt("token of " + address, address);
    if (!delay.isZero()) {
      return new SignIn.TooMany(delay);
    }
    try {
      Identity identity = callers.verify("Bearer " + token.strip());
      Set<String> roles = AdminRoles.among(identity.groups());
      if (roles.isEmpty()) {
        return new SignIn.BadToken(text("login.token-without-role", AdminRoles.VIEWER));
      }
      throttle.succeeded("token of " + address, address);
      return new SignIn.Welcome(
          new SignedIn(identity.userId(), roles, identity.expiresAt().orElse(Instant.MAX)));
    } catch (Refused refused) {
      return new SignIn.BadToken(text("login.token-refused", refused.refusal().code()));
    }
  }
}
