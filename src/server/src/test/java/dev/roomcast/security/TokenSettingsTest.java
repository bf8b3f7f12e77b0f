package dev.roomcast.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class TokenSettingsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private static TokenSettings settings(
      String key, String location, String algorithm, String issuer, String audience,
      String secret) {
    return new TokenSettings(
        Optional.ofNullable(key),
        Optional.ofNullable(location),
        Optional.ofNullable(algorithm),
        Optional.ofNullable(issuer),
        Set.of(audience),
        Duration.ZERO,
        Optional.empty(),
        Optional.ofNullable(secret),
        Duration.ofMinutes(10));
  }

  private static TokenSettings times(Duration skew, Duration age, Duration cache) {
    return new TokenSettings(
        Optional.of("key"), Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), skew,
        Optional.of(age), Optional.empty(), cache);
  }

  private static void assertWrong(String message, Executable settings) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, settings).getMessage());
  }

  @Test
  void oneKeyIsNeeded() {
    assertWrong(
        "mp.jwt.verify.publickey.location: not set, nor is mp.jwt.verify.publickey; tokens cannot"
            + " be checked without",
        () -> settings(null, null, null, null, "a", null));
    assertWrong(
        "mp.jwt.verify.publickey.location: mp.jwt.verify.publickey is set too; keep one of them",
        () -> settings("key", "/keys", null, null, "a", null));
  }

  @Test
  void blankTextsAreRefused() {
    String why = ": is blank; give a value or leave the setting out";
    assertWrong(
        "mp.jwt.verify.publickey" + why, () -> settings(" ", null, null, null, "a", null));
    assertWrong(
        "mp.jwt.verify.publickey.location" + why,
        () -> settings(null, "", null, null, "a", null));
    assertWrong(
        "mp.jwt.verify.issuer" + why, () -> settings("key", null, null, "", "a", null));
    assertWrong(
        "mp.jwt.verify.audiences" + why, () -> settings("key", null, null, "i", " ", null));
  }

  @Test
  void httpLocationNeedsAHost() {
    assertWrong(
        "mp.jwt.verify.publickey.location: no host in https:///keys",
        () -> settings(null, "https:///keys", null, null, "a", null));
    assertWrong(
        "mp.jwt.verify.publickey.location: not a URL: http://a b",
        () -> settings(null, "http://a b", null, null, "a", null));
  }

  @Test
  void algorithmMustBeOneForPublicKeys() {
    for (String algorithm : Set.of("HS256", "none", "rs256", "")) {
      assertWrong(
          "mp.jwt.verify.publickey.algorithm: must be one of RS256, RS384, RS512, PS256, PS384,"
              + " PS512, ES256, ES384, ES512, EdDSA, was " + algorithm,
          () -> settings("key", null, algorithm, null, "a", null));
    }
  }

  @Test
  void secretMustBeLongAndNoPublicKey() {
    assertWrong(
        "roomcast.token.hmac-secret: must have at least 32 bytes, has 31",
        () -> settings(null, null, null, null, "a", "x".repeat(31)));
    assertWrong(
        "roomcast.token.hmac-secret: holds a PEM key, but needs a random text that nobody else"
            + " knows; a public key belongs in mp.jwt.verify.publickey",
        () -> settings(null, null, null, null, "a", TestTokens.pem(TestTokens.RSA)));
  }

  @Test
  void timesHaveBounds() {
    Duration day = Duration.ofDays(1);
    assertWrong(
        "mp.jwt.verify.clock.skew: must be 0 to 3600 seconds, was -1",
        () -> times(SECOND.negated(), SECOND, day));
    assertWrong(
        "mp.jwt.verify.token.age: must be 1 to 315360000 seconds, was 0",
        () -> times(SECOND, Duration.ZERO, day));
    assertWrong(
        "roomcast.token.key-cache: must be 10 to 86400 seconds, was 86401",
        () -> times(SECOND, SECOND, day.plus(SECOND)));
  }

  @Test
  void secretIsNotShown() {
    String secret = "0123456789abcdef0123456789abcdef";
    assertFalse(settings(null, null, null, null, "a", secret).toString().contains(secret));
  }
}
