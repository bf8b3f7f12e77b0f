package dev.roomcast.security;

import static dev.roomcast.security.TestTokens.NOON;
import static dev.roomcast.security.TestTokens.RSA;
import static dev.roomcast.security.TestTokens.assertRefused;
import static dev.roomcast.security.TestTokens.claims;
import static dev.roomcast.security.TestTokens.claimsWith;
import static dev.roomcast.security.TestTokens.rs256;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.roomcast.api.Identity;
import dev.roomcast.protocol.Refusal;
import dev.roomcast.protocol.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jose4j.json.JsonUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVerifierTest {
  private final MovableClock clock = new MovableClock();
  private final TokenVerifier verifier =
      TokenVerifier.of(
          new TokenSettings(
              Optional.of(TestTokens.pem(RSA)),
              Optional.empty(),
              Optional.empty(),
              Optional.of(TestTokens.ISSUER),
              Set.of(TestTokens.AUDIENCE, "another-of-ours"),
              Duration.ZERO,
              Optional.empty(),
              Optional.empty(),
              Duration.ofMinutes(10)),
          clock);

  @Test
  void identityIsWhatTheTokenSays() throws Refused {
    Map<String, Object> claims = claims();
    claims.put("upn", "alice@example.org");
    claims.put("groups", List.of("editor", "roomcast-viewer"));
    claims.put("projects", List.of("p1", "p2"));

    Identity alice = verifier.verify(rs256(claims));

    assertEquals("alice", alice.userId());
    assertEquals("alice@example.org", alice.name());
    assertEquals(Set.of("editor", "roomcast-viewer"), alice.groups());
    assertEquals(Set.of("p1", "p2"), alice.claimTexts("projects"));
    assertEquals(Optional.of(Instant.ofEpochSecond(NOON + 3600)), alice.expiresAt());
    assertEquals(NOON + 3600, alice.claims().get("exp"));
  }

  @Test
  void nameIsThePreferredOneOrTheIdWhereThereIsNoUpn() throws Refused {
    assertEquals(
        "Ally", verifier.verify(rs256(claimsWith("preferred_username", "Ally"))).name());
    assertEquals("alice", verifier.verify(rs256(claimsWith("upn", " "))).name());
    assertEquals("alice", verifier.verify(rs256(claimsWith("upn", 7))).name());
  }

  @Test
  void claimsKeepTheirStructureAndLoseTheirNulls() throws Refused {
    Map<String, Object> address = new HashMap<>();
    address.put("city", "Bern");
    address.put("street", null);
    Map<String, Object> claims = claimsWith("address", address);
    claims.put("list", new ArrayList<>(Arrays.asList("a", null, 1.5, true)));
    claims.put("nothing", null);

    Map<String, Object> verified = verifier.verify(rs256(claims)).claims();

    assertEquals(Map.of("city", "Bern"), verified.get("address"));
    assertEquals(List.of("a", 1.5, true), verified.get("list"));
    assertFalse(verified.containsKey("nothing"));
  }

  @Test
  void claimsNestedTooDeeplyAreRefused() {
    Object nested = "x";
    for (int depth = 0; depth < 40; depth++) {
      nested = List.of(nested);
    }
    assertRefused(Refusal.TOKEN_MALFORMED, verifier, rs256(claimsWith("deep", nested)));
  }

  @Test
  void issuerMustBeTheOneThatIsSet() {
    for (Object issuer : Arrays.asList(null, "https://evil.example.org", 5)) {
      assertRefused(Refusal.TOKEN_ISSUER, verifier, rs256(claimsWith("iss", issuer)));
    }
  }

  @Test
  void audienceMayBeOneTextOrAListWithOneOfOurs() throws Refused {
    verifier.verify(rs256(claimsWith("aud", "another-of-ours")));
    verifier.verify(rs256(claimsWith("aud", List.of("billing", "roomcast-app"))));
  }

  @Test
  void audienceMustHoldOneOfOurs() {
    for (Object audience :
        Arrays.asList(null, "billing", "ROOMCAST-APP", List.of(), List.of("billing"))) {
      assertRefused(Refusal.TOKEN_AUDIENCE, verifier, rs256(claimsWith("aud", audience)));
    }
    assertRefused(Refusal.TOKEN_MALFORMED, verifier, rs256(claimsWith("aud", List.of(1))));
  }

  @Test
  void anyIssuerAndAudienceAreGoodWhereNoneIsSet() throws Refused {
    TokenSettings open =
        new TokenSettings(
            Optional.of(TestTokens.pem(RSA)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Duration.ZERO,
            Optional.empty(),
            Optional.empty(),
            Duration.ofMinutes(10));
    Map<String, Object> claims = Map.of("sub", "bob", "exp", NOON + 1);

    assertEquals("bob", TokenVerifier.of(open, clock).verify(rs256(claims)).userId());
  }

  @Test
  void subjectMustMakeARoom() {
    for (Object subject :
        Arrays.asList(null, "", " ", "two words", "line\nbreak", 42, "x".repeat(200))) {
      assertRefused(Refusal.TOKEN_SUBJECT, verifier, rs256(claimsWith("sub", subject)));
    }
  }

  @Test
  void groupsMustBeAListOfTexts() {
    assertRefused(Refusal.TOKEN_MALFORMED, verifier, rs256(claimsWith("groups", "admin")));
    assertRefused(Refusal.TOKEN_MALFORMED, verifier, rs256(claimsWith("groups", List.of(1))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"iss", "aud"})
  void claimsAreNotLookedAtBeforeTheSignature(String claim) {
    Map<String, Object> wrong = claimsWith(claim, "wrong");
    wrong.put("exp", NOON - 1);
    String forged =
        TestTokens.sign(
            "RS256",
            TestTokens.OTHER_RSA.getPrivate(),
            Map.of(),
            JsonUtil.toJson(wrong));

    assertRefused(Refusal.TOKEN_SIGNATURE, verifier, forged);
  }

  @Test
  void messagesDoNotTellWhatIsWanted() {
    for (String token :
        List.of(
            rs256(claimsWith("iss", "x")),
            rs256(claimsWith("aud", "x")),
            rs256(claimsWith("exp", 1)),
            TestTokens.base64("{\"alg\":\"none\"}") + ".e30.",
            TestTokens.rs256(TestTokens.OTHER_RSA, "k"))) {
      String message = TestTokens.refused(verifier, token).getMessage();
      assertFalse(message.contains(TestTokens.ISSUER), message);
      assertFalse(message.contains(TestTokens.AUDIENCE), message);
      assertFalse(message.contains("RS256"), message);
    }
  }

  @Test
  void fixedKeysThatDoNotFitTheSetAlgorithmStopTheStart() {
    TokenSettings es256 = withAlgorithm("ES256");
    var e = assertThrows(IllegalArgumentException.class, () -> TokenVerifier.of(es256, clock));
    assertEquals(
        "mp.jwt.verify.publickey.algorithm: ES256 does not fit the key in mp.jwt.verify.publickey",
        e.getMessage());
  }

  @Test
  void setAlgorithmIsTheOnlyOneAccepted() throws Refused {
    TokenVerifier onlyPs512 = TokenVerifier.of(withAlgorithm("PS512"), clock);
    String payload = JsonUtil.toJson(claims());

    onlyPs512.verify(TestTokens.sign("PS512", RSA.getPrivate(), Map.of(), payload));
    assertRefused(Refusal.TOKEN_ALGORITHM, onlyPs512, rs256(claims()));
  }

  private static TokenSettings withAlgorithm(String algorithm) {
    TokenSettings any = TestTokens.settings(TestTokens.pem(RSA));
    return new TokenSettings(
        any.publicKey(),
        any.publicKeyLocation(),
        Optional.of(algorithm),
        any.issuer(),
        any.audiences(),
        any.clockSkew(),
        any.tokenAge(),
        any.hmacSecret(),
        any.keyCache());
  }
}
