package dev.roomcast.security;

import static dev.roomcast.security.TestTokens.NOON;
import static dev.roomcast.security.TestTokens.RSA;
import static dev.roomcast.security.TestTokens.assertRefused;
import static dev.roomcast.security.TestTokens.claims;
import static dev.roomcast.security.TestTokens.claimsWith;
import static dev.roomcast.security.TestTokens.rs256;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.roomcast.api.Identity;
import dev.roomcast.protocol.Refusal;
import dev.roomcast.protocol.Refused;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenTimesTest {
  private final MovableClock clock = new MovableClock();
  private final TokenVerifier verifier = verifier(Duration.ZERO, Optional.empty());

  private TokenVerifier verifier(Duration skew, Optional<Duration> age) {
    return TokenVerifier.of(
        new TokenSettings(
            Optional.of(TestTokens.pem(RSA)),
            Optional.empty(),
            Optional.empty(),
            Optional.of(TestTokens.ISSUER),
            Set.of(TestTokens.AUDIENCE),
            skew,
            age,
            Optional.empty(),
            Duration.ofMinutes(10)),
        clock);
  }

  @Test
  void tokenIsGoodUntilTheSecondItExpires() throws Refused {
    String token = rs256(claims());
    clock.move(Duration.ofSeconds(3599));
    verifier.verify(token);
    clock.move(Duration.ofSeconds(1));
    assertRefused(Refusal.TOKEN_EXPIRED, verifier, token);
  }

  @Test
  void expiryIncludesTheClockSkew() throws Refused {
    TokenVerifier tolerant = verifier(Duration.ofSeconds(60), Optional.empty());
    String token = rs256(claims());
    clock.move(Duration.ofSeconds(3659));

    assertEquals(
        Optional.of(Instant.ofEpochSecond(NOON + 3660)), tolerant.verify(token).expiresAt());
    clock.move(Duration.ofSeconds(1));
    assertRefused(Refusal.TOKEN_EXPIRED, tolerant, token);
  }

  @Test
  void tokenIsRefusedBeforeItsTime() throws Refused {
    String token = rs256(claimsWith("nbf", NOON + 10));
    assertRefused(Refusal.TOKEN_NOT_YET_VALID, verifier, token);
    verifier(Duration.ofSeconds(10), Optional.empty()).verify(token);
    clock.move(Duration.ofSeconds(10));
    verifier.verify(token);
  }

  @Test
  void tokenAgeEndsATokenBeforeItsExpiry() throws Refused {
    TokenVerifier strict = verifier(Duration.ofSeconds(5), Optional.of(Duration.ofSeconds(100)));
    String token = rs256(claims());

    assertEquals(
        Optional.of(Instant.ofEpochSecond(NOON + 105)), strict.verify(token).expiresAt());
    clock.move(Duration.ofSeconds(105));
    assertRefused(Refusal.TOKEN_EXPIRED, strict, token);
  }

  @Test
  void tokenAgeNeedsAnIssueTimeThatIsNotInTheFuture() {
    TokenVerifier strict = verifier(Duration.ofSeconds(5), Optional.of(Duration.ofSeconds(100)));
    assertRefused(Refusal.TOKEN_MALFORMED, strict, rs256(claimsWith("iat", null)));
    assertRefused(Refusal.TOKEN_NOT_YET_VALID, strict, rs256(claimsWith("iat", NOON + 6)));
  }

  @Test
  void expiryIsRequiredAndANumberOfSeconds() {
    var far = new BigInteger("99999999999999999999");
    for (Object exp :
        Arrays.asList(null, "1893502800", List.of(NOON), true, -1, 1e300, far)) {
      assertRefused(Refusal.TOKEN_MALFORMED, verifier, rs256(claimsWith("exp", exp)));
    }
    assertRefused(Refusal.TOKEN_MALFORMED, verifier, rs256(claimsWith("nbf", "later")));
  }

  @Test
  void expiryMayHaveAFraction() throws Refused {
    Identity alice = verifier.verify(rs256(claimsWith("exp", NOON + 60.9)));
    assertEquals(Optional.of(Instant.ofEpochSecond(NOON + 60)), alice.expiresAt());
  }
}
