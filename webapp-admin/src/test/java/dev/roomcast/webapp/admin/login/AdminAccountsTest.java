package dev.roomcast.webapp.admin.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.roomcast.webapp.admin.AdminRoles;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AdminAccountsTest {
  private static final int ITERATIONS = PasswordHash.MIN_ITERATIONS;

  private final AdminAccount ada = new AdminAccount(
      "ada", PasswordHash.of("geheim", ITERATIONS), Set.of(AdminRoles.VIEWER));
  private final AdminAccounts accounts = new AdminAccounts(
      user -> Optional.of(ada).filter(account -> account.user().equals(user)),
      new LoginThrottle(() -> 0),
      ITERATIONS);

  @Test
  void thePasswordOpensTheAccount() {
    SignedIn signedIn = new SignedIn("ada", Set.of(AdminRoles.VIEWER), Instant.MAX);
    assertEquals(
        new SignIn.Welcome(signedIn), accounts.signIn("ada", "geheim", "127.0.0.1"));
  }

  @Test
  void aWrongPasswordAndAnUnknownUserAreAnsweredAlike() {
    assertEquals(SignIn.WRONG, accounts.signIn("ada", "wrong", "127.0.0.1"));
    assertEquals(SignIn.WRONG, accounts.signIn("bob", "geheim", "127.0.0.1"));
    assertEquals(SignIn.WRONG, accounts.signIn("bob", "", "127.0.0.1"));
  }

  @Test
  void textsBeyondTheirLimitsAreWrong() {
    assertEquals(SignIn.WRONG, accounts.signIn("a".repeat(101), "geheim", "127.0.0.1"));
    assertEquals(SignIn.WRONG, accounts.signIn("ada", "g".repeat(1001), "127.0.0.1"));
  }

  @Test
  void afterTooManyFailuresEvenTheRightPasswordHasToWait() {
    for (int i = 0; i < LoginThrottle.FREE_PER_USER; i++) {
      accounts.signIn("ada", "wrong", "127.0.0.1");
    }

    assertInstanceOf(SignIn.TooMany.class, accounts.signIn("ada", "geheim", "127.0.0.1"));
  }

  @Test
  void anAccountThatOpensNothingCannotBeMade() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new AdminAccount("bob", ada.password(), Set.of("some-role")));
    assertThrows(
        IllegalArgumentException.class, () -> new AdminAccount("bob", ada.password(), Set.of()));
  }
}
