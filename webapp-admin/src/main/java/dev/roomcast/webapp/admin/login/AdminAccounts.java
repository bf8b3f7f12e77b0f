package dev.roomcast.webapp.admin.login;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Checks who signs in to the dashboard, and slows down whoever guesses.
 *
 * <p>An unknown user costs as much time as a wrong password, so that nobody learns which users
 * exist. Any thread may call it; a check takes some tenths of a second.
 */
@Singleton
public final class AdminAccounts {
  static final int MAX_USER_LENGTH = 100;   // characters
  static final int MAX_PASSWORD_LENGTH = 1_000;   // characters; bounds the work of one attempt

  private final AdminAccountSource source;
  private final LoginThrottle throttle;
  private final PasswordHash nobody;

  @Inject
  AdminAccounts(AdminAccountSource source) {
    this(source, new LoginThrottle(System::nanoTime), PasswordHash.DEFAULT_ITERATIONS);
  }

  AdminAccounts(AdminAccountSource source, LoginThrottle throttle, int iterationsForNobody) {
    this.source = source;
    this.throttle = throttle;
    this.nobody = PasswordHash.of("", iterationsForNobody);
  }

  /**
   * Checks a user's password.
   *
   * @param address where the attempt comes from, as the container sees it
   */
  public SignIn signIn(String user, String password, String address) {
    if (user.length() > MAX_USER_LENGTH || password.length() > MAX_PASSWORD_LENGTH) {
      return SignIn.WRONG;
    }
    Duration delay = throttle.attempt(user, address);
    if (!delay.isZero()) {
      return new SignIn.TooMany(delay);
    }
    Optional<AdminAccount> account = source.account(user);
    boolean matches = account.map(AdminAccount::password).orElse(nobody).matches(password);
    if (!matches || account.isEmpty()) {
      return SignIn.WRONG;
    }
    throttle.succeeded(user, address);
    AdminAccount known = account.get();
    return new SignIn.Welcome(new SignedIn(known.user(), known.roles(), Instant.MAX));
  }
}
