package dev.roomcast.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.api.Identity;
import dev.roomcast.protocol.Refusal;
import dev.roomcast.protocol.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DevelopmentKeysTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final MovableClock clock = new MovableClock();
  private final DevelopmentKeys keys = new DevelopmentKeys(clock);
  private final TokenVerifier verifier = TokenVerifier.of(keys.settings(), clock);

  @Test
  void tokenIsGoodForItsLifetime() throws Refused {
    String token =
        keys.token("dev", Set.of("roomcast-admin"), Map.of("projects", List.of("*")), HOUR);

    Identity dev = verifier.verify(token);
    assertEquals("dev", dev.userId());
    assertEquals("dev", dev.name());
    assertEquals(Set.of("roomcast-admin"), dev.groups());
    assertEquals(Set.of("*"), dev.claimTexts("projects"));
    assertEquals(DevelopmentKeys.ISSUER, dev.claims().get("iss"));
    assertEquals(clock.instant().plus(HOUR), dev.expiresAt().orElseThrow());

    clock.move(HOUR);
    TestTokens.assertRefused(Refusal.TOKEN_EXPIRED, verifier, token);
  }

  @Test
  void claimsOfTheCallerDoNotReplaceOurs() throws Refused {
    Map<String, Object> claims = Map.of("sub", "other", "iss", "other", "upn", "Dev Eloper");
    Identity dev = verifier.verify(keys.token("dev", Set.of(), claims, HOUR));
    assertEquals("dev", dev.userId());
    assertEquals("Dev Eloper", dev.name());
  }

  @Test
  void tokenOfAnotherProcessIsRefused() {
    String other = new DevelopmentKeys(clock).token("dev", Set.of(), Map.of(), HOUR);
    TestTokens.assertRefused(Refusal.TOKEN_SIGNATURE, verifier, other);
  }

  @Test
  void publicKeyIsPemWithLinesOfSixtyFour() {
    List<String> lines = keys.publicKeyPem().lines().toList();
    assertEquals("-----BEGIN PUBLIC KEY-----", lines.get(0));
    assertEquals("-----END PUBLIC KEY-----", lines.get(lines.size() - 1));
    assertTrue(lines.stream().allMatch(line -> line.length() <= 64));
  }

  @Test
  void tokensThatNobodyCouldUseAreNotMade() {
    assertThrows(
        IllegalArgumentException.class, () -> keys.token("a b", Set.of(), Map.of(), HOUR));
    assertThrows(
        IllegalArgumentException.class,
        () -> keys.token("dev", Set.of(), Map.of(), Duration.ZERO));
  }
}
