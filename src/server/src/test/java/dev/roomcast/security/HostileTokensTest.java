package dev.roomcast.security;

import static dev.roomcast.security.TestTokens.OTHER_RSA;
import static dev.roomcast.security.TestTokens.P256;
import static dev.roomcast.security.TestTokens.RSA;
import static dev.roomcast.security.TestTokens.assertRefused;
import static dev.roomcast.security.TestTokens.base64;
import static dev.roomcast.security.TestTokens.claims;
import static dev.roomcast.security.TestTokens.jwk;
import static dev.roomcast.security.TestTokens.rs256;
import static dev.roomcast.security.TestTokens.sign;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.roomcast.protocol.Refusal;
import dev.roomcast.protocol.Refused;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jose4j.json.JsonUtil;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTokensTest {
  private static final String PAYLOAD = JsonUtil.toJson(claims());

  private final TokenVerifier verifier =
      TokenVerifier.of(TestTokens.settings(TestTokens.pem(RSA)), new MovableClock());

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  ", "\n"})
  void noTokenIsSaidToBeMissing(String token) {
    assertRefused(Refusal.TOKEN_MISSING, verifier, token);
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "abc", "a.b", "a.b.c.d", "..", "...", ".e30.", "a.b.c.d.e.f", "a.b.c", "e30.e30.",
      "W10.e30.AA", "bnVsbA.e30.AA", "Bearer e30.e30.AA", "e30=.e30.AA", "e\u00e9.e30.AA",
      "undefined", "null", "[object Object]"})
  void whatIsNoTokenIsMalformed(String token) {
    assertRefused(Refusal.TOKEN_MALFORMED, verifier, token);
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "none", "None", "nOnE", "NONE", "none ", "", "HS256", "hs256", "rs256", "RS1", "ES256K",
      "RSA-OAEP", "dir", "Ed448"})
  void otherAlgorithmsAreRefusedWithOrWithoutASignature(String algorithm) {
    String unsigned =
        base64(JsonUtil.toJson(Map.of("alg", algorithm))) + "." + base64(PAYLOAD) + ".";
    assertRefused(Refusal.TOKEN_ALGORITHM, verifier, unsigned);
    assertRefused(Refusal.TOKEN_ALGORITHM, verifier, unsigned + "AAAA");
    assertRefused(
        Refusal.TOKEN_ALGORITHM, verifier, unsigned + signatureOf(rs256(claims())));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "{}", "{\"alg\":null}", "{\"alg\":5}", "{\"alg\":[\"RS256\"]}", "[]", "\"RS256\"", "{",
      "{\"alg\":\"RS256\",\"alg\":\"RS256\"}", "{\"alg\":\"RS256\",\"kid\":5}",
      "{\"alg\":\"RS256\",\"crit\":[\"exp\"],\"exp\":1}", "{\"alg\":\"RS256\",\"crit\":[]}",
      "{\"alg\":\"RS256\",\"crit\":[\"b64\"],\"b64\":false}", "{\"alg\":\"RS256\",\"b64\":false}",
      "{\"alg\":\"RS256\"} x", "{\"alg\":\"RS256\"}{}", "{\"alg\":99999999999999999999}"})
  void headersThatCannotBeTrustedAreMalformed(String header) {
    String token = rs256(claims());
    assertRefused(
        Refusal.TOKEN_MALFORMED, verifier, base64(header) + token.substring(token.indexOf('.')));
  }

  @Test
  void unknownCriticalExtensionIsRefusedThoughTheSignatureIsGood() {
    String token =
        sign("RS256", RSA.getPrivate(), Map.of("b64", true, "crit", List.of("b64")), PAYLOAD);
    assertRefused(Refusal.TOKEN_MALFORMED, verifier, token);
  }

  @Test
  void publicKeyIsNoHmacSecret() {
    for (byte[] secret :
        List.of(
            TestTokens.pem(RSA).getBytes(StandardCharsets.UTF_8),
            TestTokens.pem(RSA).strip().getBytes(StandardCharsets.UTF_8),
            RSA.getPublic().getEncoded())) {
      for (String algorithm : List.of("HS256", "HS384", "HS512")) {
        String token = sign(algorithm, new HmacKey(secret), Map.of(), PAYLOAD);
        assertRefused(Refusal.TOKEN_ALGORITHM, verifier, token);
      }
    }
  }

  @Test
  void publicKeyIsNoHmacSecretWhereASecretIsSetToo() {
    TokenSettings one = TestTokens.settings(TestTokens.pem(RSA));
    TokenVerifier both =
        TokenVerifier.of(
            new TokenSettings(
                one.publicKey(), one.publicKeyLocation(), one.publicKeyAlgorithm(), one.issuer(),
                one.audiences(), one.clockSkew(), one.tokenAge(),
                Optional.of("0123456789abcdef0123456789abcdef"), one.keyCache()),
            new MovableClock());
    byte[] pem = TestTokens.pem(RSA).getBytes(StandardCharsets.UTF_8);

    assertRefused(
        Refusal.TOKEN_SIGNATURE, both, sign("HS256", new HmacKey(pem), Map.of(), PAYLOAD));
  }

  @Test
  void ellipticTokenIsNotCheckedWithAnRsaKey() {
    assertRefused(
        Refusal.TOKEN_SIGNATURE, verifier, sign("ES256", P256.getPrivate(), Map.of(), PAYLOAD));
  }

  @Test
  void jwkIsUsedOnlyForItsOwnAlgorithmAndUse() throws Refused {
    Map<String, Object> forPs256 = jwk(RSA, "a");
    forPs256.put("alg", "PS256");
    Map<String, Object> forEncryption = jwk(OTHER_RSA, "b");
    forEncryption.put("use", "enc");
    TokenVerifier two =
        TokenVerifier.of(
            TestTokens.settings(TestTokens.jwks(forPs256, forEncryption)), new MovableClock());

    two.verify(sign("PS256", RSA.getPrivate(), Map.of("kid", "a"), PAYLOAD));
    assertRefused(Refusal.TOKEN_SIGNATURE, two, rs256(RSA, "a"));
    assertRefused(Refusal.TOKEN_SIGNATURE, two, rs256(OTHER_RSA, "b"));
  }

  @Test
  void keysThatATokenBringsAlongAreIgnored() {
    Map<String, Object> own = Map.of("jwk", jwk(OTHER_RSA, "own"), "kid", "own");
    assertRefused(
        Refusal.TOKEN_SIGNATURE, verifier, sign("RS256", OTHER_RSA.getPrivate(), own, PAYLOAD));
    Map<String, Object> elsewhere = Map.of("jku", "http://127.0.0.1:1/keys");
    assertRefused(
        Refusal.TOKEN_SIGNATURE,
        verifier,
        sign("RS256", OTHER_RSA.getPrivate(), elsewhere, PAYLOAD));
  }

  @Test
  void changedPayloadIsRefused() {
    String token = rs256(claims());
    String[] parts = token.split("\\.");
    String mallory = base64(PAYLOAD.replace("alice", "mallory"));
    assertRefused(
        Refusal.TOKEN_SIGNATURE, verifier, parts[0] + "." + mallory + "." + parts[2]);
    assertRefused(Refusal.TOKEN_SIGNATURE, verifier, parts[0] + "." + parts[1] + ".");
    assertRefused(Refusal.TOKEN_SIGNATURE, verifier, parts[0] + "." + parts[1] + ".AAAA");
    assertRefused(Refusal.TOKEN_SIGNATURE, verifier, parts[0] + ".." + parts[2]);
  }

  @Test
  void strayCharactersInAGoodSignatureAreRefused() {
    String token = rs256(claims());
    for (String stray : List.of("\n", " ", "=", "!", "+", "/")) {
      assertRefused(Refusal.TOKEN_MALFORMED, verifier, token + stray);
      assertRefused(
          Refusal.TOKEN_MALFORMED, verifier, token.replaceAll("(.{5})$", stray + "$1"));
    }
  }

  @Test
  void ellipticSignatureOfZerosIsRefused() {
    TokenVerifier elliptic =
        TokenVerifier.of(TestTokens.settings(TestTokens.pem(P256)), new MovableClock());
    String head = base64("{\"alg\":\"ES256\"}") + "." + base64(PAYLOAD) + ".";
    assertRefused(Refusal.TOKEN_SIGNATURE, elliptic, head + "A".repeat(86));
    assertRefused(Refusal.TOKEN_SIGNATURE, elliptic, head + "A");
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "", "x", "[]", "null", "5", "\"text\"", "{\"sub\":\"alice\",\"sub\":\"bob\"}",
      "{\"sub\":\"a\"} {}", "{\"a\":{\"b\":1,\"b\":2}}"})
  void claimsThatAreNotOneObjectWithUniqueNamesAreMalformed(String payload) {
    assertRefused(
        Refusal.TOKEN_MALFORMED, verifier, sign("RS256", RSA.getPrivate(), Map.of(), payload));
  }

  @Test
  void encryptedTokenIsSaidToBeEncrypted() {
    String header = base64("{\"alg\":\"RSA-OAEP\",\"enc\":\"A256GCM\"}");
    Refused refused = TestTokens.refused(verifier, header + ".AA.AA.AA.AA");
    assertEquals(Refusal.TOKEN_MALFORMED, refused.refusal());
    assertEquals("This token is encrypted; send one that is only signed.", refused.getMessage());
  }

  @Test
  void hugeTokenIsRefusedBeforeItIsRead() {
    Map<String, Object> claims = claims();
    claims.put("big", "x".repeat(SignedToken.MAX_LENGTH));
    Refused refused = TestTokens.refused(verifier, rs256(claims));
    assertEquals(Refusal.TOKEN_MALFORMED, refused.refusal());
    assertEquals(
        "This token is too long; it may have 16384 characters.", refused.getMessage());
  }

  @Test
  void deeplyNestedHeaderIsRefusedAndDoesNoHarm() {
    String nested = "{\"alg\":\"RS256\",\"x\":" + "[".repeat(5900) + "]".repeat(5900) + "}";
    assertRefused(Refusal.TOKEN_SIGNATURE, verifier, base64(nested) + ".e30.AAAA");
  }

  @Test
  void randomTextsAreRefusedAndNothingElseHappens() {
    var random = new Random(20300101);   // the same changes in every run
    String good = rs256(claims());
    for (int round = 0; round < 20_000; round++) {
      char[] text = good.toCharArray();
      for (int change = random.nextInt(1, 4); change > 0; change--) {
        text[random.nextInt(text.length - 3)] = (char) random.nextInt(32, 127);
      }
      String token = new String(text);
      if (!token.equals(good)) {
        assertThrows(Refused.class, () -> verifier.verify(token), token);
      }
    }
  }

  @Test
  void randomHeadersAreRefusedAndNothingElseHappens() {
    var random = new Random(20300101);
    for (int round = 0; round < 20_000; round++) {
      char[] text = "{\"alg\":\"RS256\",\"kid\":\"\\u0041\",\"x\":[1.5e3,true,null]}".toCharArray();
      for (int change = random.nextInt(1, 6); change > 0; change--) {
        text[random.nextInt(text.length)] = (char) random.nextInt(0, 256);
      }
      String token = base64(new String(text)) + ".e30.AAAA";
      assertThrows(Refused.class, () -> verifier.verify(token), () -> new String(text));
    }
  }

  private static String signatureOf(String token) {
    return token.substring(token.lastIndexOf('.') + 1);
  }
}
