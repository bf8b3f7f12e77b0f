package dev.roomcast.webapp.admin.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {
  private long now = -5;   // a nano clock may be negative
  private final LoginThrottle throttle = new LoginThrottle(() -> now);

  @Test
  void theFirstFailuresAreFree() {
    for (int i = 0; i < LoginThrottle.FREE_PER_USER; i++) {
      assertEquals(Duration.ZERO, throttle.attempt("ada", "a" + i));
    }
  }

  @Test
  void eachFurtherFailureDoublesTheWaitUpToAMinute() {
    fail("ada", LoginThrottle.FREE_PER_USER);

    for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60, 60}) {
      assertEquals(Duration.ofSeconds(seconds), throttle.attempt("ada", "x"));
      pass(Duration.ofSeconds(seconds));
      assertEquals(Duration.ZERO, throttle.attempt("ada", "x"));
    }
  }

  @Test
  void anAttemptMadeTooEarlyDoesNotLengthenTheWait() {
    fail("ada", LoginThrottle.FREE_PER_USER);
    throttle.attempt("ada", "x");
    throttle.attempt("ada", "x");

    assertEquals(Duration.ofSeconds(1), throttle.attempt("ada", "x"));
  }

  @Test
  void oneAddressThatTriesManyUsersHasToWait() {
    for (int i = 0; i < LoginThrottle.FREE_PER_ADDRESS; i++) {
      assertEquals(Duration.ZERO, throttle.attempt("user" + i, "x"));
    }

    assertEquals(Duration.ofSeconds(1), throttle.attempt("ada", "x"));
    assertEquals(Duration.ZERO, throttle.attempt("ada", "y"));
  }

  @Test
  void signingInForgetsTheFailures() {
    fail("ada", LoginThrottle.FREE_PER_USER - 1);
    throttle.attempt("ada", "x");
    throttle.succeeded("ada", "x");

    assertEquals(Duration.ZERO, throttle.attempt("ada", "x"));
  }

  @Test
  void failuresAreForgottenAfterAWhile() {
    fail("ada", LoginThrottle.FREE_PER_USER + 1);
    pass(LoginThrottle.FORGET_AFTER);
    fail("ada", LoginThrottle.FREE_PER_USER);

    assertEquals(Duration.ofSeconds(1), throttle.attempt("ada", "x"));
  }

  @Test
  void beyondTheBoundTheOldestFailuresAreForgotten() {
    fail("ada", LoginThrottle.FREE_PER_USER);
    for (int i = 0; i < LoginThrottle.MAX_ENTRIES; i++) {
      throttle.attempt("user" + i, "address" + i);
    }

    assertTrue(throttle.attempt("ada", "x").isZero());
  }

  private void fail(String user, int times) {
    for (int i = 0; i < times; i++) {
      throttle.attempt(user, "address of attempt " + i);
      pass(Duration.ofSeconds(61));
    }
    now -= Duration.ofSeconds(61).toNanos();
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }
}
