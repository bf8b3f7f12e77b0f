package dev.roomcast.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.wire.FakeTime;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UsersTest {
  private final FakeTime time = new FakeTime();
  private final Users users = new Users(() -> new TokenBucket(1, 2, time::nanoTime));

  private TokenBucket entered(String userId) {
    return users.enter(userId, here -> true).orElseThrow();
  }

  /*
   * The allowance went with the last connection: a client that connected anew for every few commands
   * was never too fast.
   */
  @Test
  void allowanceOutlivesTheLastConnection() {
    TokenBucket allowance = entered("ada");
    allowance.take();
    allowance.take();
    users.left("ada");

    assertEquals(Duration.ofSeconds(1), entered("ada").take());
    assertEquals(1, users.count());
    assertEquals(0, users.awayCount());
  }

  @Test
  void allowanceFillsWhileItsUserIsAway() {
    entered("ada").take();
    users.left("ada");

    time.pass(Duration.ofSeconds(1));
    entered("bob").take();
    users.left("bob");

    assertEquals(1, users.awayCount()); // Ada's is full again, and forgotten
    assertEquals(Duration.ZERO, entered("ada").take());
  }

  @Test
  void userWhoAskedNothingIsForgottenAtOnce() {
    entered("ada");
    users.left("ada");

    assertEquals(0, users.awayCount());
    assertEquals(0, users.count());
  }

  @Test
  void usersWhoAreAwayAreKeptInABoundedNumber() {
    for (int n = 0; n <= Users.MAX_AWAY; n++) {
      TokenBucket allowance = entered("user " + n);
      allowance.take();
      allowance.take();
      users.left("user " + n);
    }

    assertEquals(Users.MAX_AWAY, users.awayCount());
    assertEquals(Duration.ZERO, entered("user 0").take());
    assertNotEquals(Duration.ZERO, entered("user 1").take());
  }

  @Test
  void userWhoMayHaveNoMoreConnectionsDoesNotEnter() {
    entered("ann");

    assertEquals(Optional.empty(), users.enter("ann", here -> here < 1));
    users.left("ann");

    assertEquals(0, users.count());
    assertTrue(users.enter("ann", here -> here < 1).isPresent());
  }
}
