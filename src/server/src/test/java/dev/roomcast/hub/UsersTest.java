package dev.roomcast.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.roomcast.wire.FakeTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UsersTest {
  private final FakeTime time = new FakeTime();
  private final Users users = new Users(() -> new TokenBucket(1, 2, time::nanoTime));

  /*
   * The allowance went with the last connection: a client that connected anew for every few commands
   * was never too fast.
   */
  @Test
  void allowanceOutlivesTheLastConnection() {
    TokenBucket allowance = users.entered("ada");
    allowance.take();
    allowance.take();
    users.left("ada");

    assertEquals(Duration.ofSeconds(1), users.entered("ada").take());
    assertEquals(1, users.count());
    assertEquals(0, users.awayCount());
  }

  @Test
  void allowanceFillsWhileItsUserIsAway() {
    users.entered("ada").take();
    users.left("ada");

    time.pass(Duration.ofSeconds(1));
    users.entered("bob").take();
    users.left("bob");

    assertEquals(1, users.awayCount()); // Ada's is full again, and forgotten
    assertEquals(Duration.ZERO, users.entered("ada").take());
  }

  @Test
  void userWhoAskedNothingIsForgottenAtOnce() {
    users.entered("ada");
    users.left("ada");

    assertEquals(0, users.awayCount());
    assertEquals(0, users.count());
  }

  @Test
  void usersWhoAreAwayAreKeptInABoundedNumber() {
    for (int n = 0; n <= Users.MAX_AWAY; n++) {
      TokenBucket allowance = users.entered("user " + n);
      allowance.take();
      allowance.take();
      users.left("user " + n);
    }

    assertEquals(Users.MAX_AWAY, users.awayCount());
    assertEquals(Duration.ZERO, users.entered("user 0").take());
    assertNotEquals(Duration.ZERO, users.entered("user 1").take());
  }
}
