package dev.roomcast.security;

import static dev.roomcast.security.TestTokens.NOON;
import static dev.roomcast.security.TestTokens.OTHER_RSA;
import static dev.roomcast.security.TestTokens.RSA;
import static dev.roomcast.security.TestTokens.assertRefused;
import static dev.roomcast.security.TestTokens.claims;
import static dev.roomcast.security.TestTokens.rs256;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.api.Identity;
import dev.roomcast.protocol.Refusal;
import dev.roomcast.protocol.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenCacheTest {
  private final MovableClock clock = new MovableClock();
  private VerificationKeys trusted = keys(RSA.getPublic());
  private final KeySource source =
      new KeySource() {
        @Override
        public VerificationKeys keys() {
          return trusted;
        }

        @Override
        public VerificationKeys newerThan(VerificationKeys seen) {
          return trusted;
        }
      };
  private final TokenVerifier verifier =
      new TokenVerifier(
          new TokenSettings(
              Optional.empty(),
              Optional.of("https://login.example.org/keys"),
              Optional.empty(),
              Optional.of(TestTokens.ISSUER),
              Set.of(),
              Duration.ZERO,
              Optional.empty(),
              Optional.empty(),
              Duration.ofMinutes(10)),
          source,
          clock);

  private static VerificationKeys keys(java.security.PublicKey... keys) {
    return new VerificationKeys(
        List.of(keys).stream().map(key -> new VerificationKey(Optional.empty(), key)).toList());
  }

  @Test
  void tokenIsCheckedOnceAndItsIdentityShared() throws Refused {
    String token = rs256(claims());

    assertSame(verifier.verify(token), verifier.verify(token));
  }

  @Test
  void otherTokenOfTheSameUserHasItsOwnIdentity() throws Refused {
    Map<String, Object> others = claims();
    others.put("jti", "another");

    assertNotSame(verifier.verify(rs256(claims())), verifier.verify(rs256(others)));
  }

  @Test
  void knownTokenWithAnotherSignatureIsRefused() throws Refused {
    String token = rs256(claims());
    verifier.verify(token);
    String changed = token.substring(0, token.length() - 4) + "AAAA";

    assertRefused(Refusal.TOKEN_SIGNATURE, verifier, changed);
  }

  @Test
  void knownTokenIsRefusedFromItsEndOn() throws Refused {
    String token = rs256(claims());
    verifier.verify(token);

    clock.move(Duration.ofSeconds(3599));
    verifier.verify(token);
    clock.move(Duration.ofSeconds(1));

    assertRefused(Refusal.TOKEN_EXPIRED, verifier, token);
  }

  @Test
  void knownTokenIsRefusedWhenItsKeyIsTrustedNoLonger() throws Refused {
    String token = rs256(claims());
    verifier.verify(token);

    trusted = keys(OTHER_RSA.getPublic());

    assertRefused(Refusal.TOKEN_SIGNATURE, verifier, token);
  }

  @Test
  void knownTokenIsCheckedAgainWithNewKeysAndThenKnownWithThem() throws Refused {
    String token = rs256(claims());
    Identity before = verifier.verify(token);

    trusted = keys(OTHER_RSA.getPublic(), RSA.getPublic());
    Identity after = verifier.verify(token);

    assertNotSame(before, after);
    assertSame(after, verifier.verify(token));
  }

  @Test
  void tokenThatWasNotUsedForTheLongestTimeIsForgottenAtTheBound() {
    TokenCache cache = new TokenCache();
    Instant now = Instant.ofEpochSecond(NOON);
    TokenCache.Verified verified = verifiedUntil(now.plusSeconds(60));
    for (int i = 0; i < TokenCache.MAX_TOKENS; i++) {
      cache.remember("token " + i, verified);
    }
    assertTrue(cache.find("token 0", now).isPresent());

    cache.remember("one more", verified);

    assertEquals(TokenCache.MAX_TOKENS, cache.size());
    assertTrue(cache.find("token 0", now).isPresent());
    assertTrue(cache.find("token 1", now).isEmpty());
  }

  @Test
  void tokenThatHasEndedIsForgottenWhenItIsAskedFor() {
    TokenCache cache = new TokenCache();
    Instant end = Instant.ofEpochSecond(NOON);
    cache.remember("token", verifiedUntil(end));

    assertTrue(cache.find("token", end).isEmpty());
    assertEquals(0, cache.size());
  }

  private static TokenCache.Verified verifiedUntil(Instant end) {
    return new TokenCache.Verified(
        new Identity("a", "a", Set.of(), Map.of(), Optional.of(end)), VerificationKeys.NONE);
  }
}
