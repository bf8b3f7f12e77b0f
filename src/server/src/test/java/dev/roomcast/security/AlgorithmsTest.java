package dev.roomcast.security;

import static dev.roomcast.security.TestTokens.assertRefused;
import static dev.roomcast.security.TestTokens.sign;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.roomcast.protocol.Refusal;
import dev.roomcast.protocol.Refused;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AlgorithmsTest {
  private static final String PAYLOAD = JsonUtil.toJson(TestTokens.claims());
  private static final Map<String, KeyPair> KEYS =
      Map.of(
          "RS", TestTokens.RSA,
          "PS", TestTokens.RSA,
          "ES256", TestTokens.P256,
          "ES384", TestTokens.P384,
          "ES512", TestTokens.P521,
          "EdDSA", TestTokens.ED25519);

  static List<String> algorithms() {
    return VerificationKey.ALGORITHMS;
  }

  private static KeyPair keysFor(String algorithm) {
    KeyPair exact = KEYS.get(algorithm);
    return exact == null ? KEYS.get(algorithm.substring(0, 2)) : exact;
  }

  private static TokenVerifier verifier(String publicKey) {
    return TokenVerifier.of(TestTokens.settings(publicKey), new MovableClock());
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void everyAlgorithmIsAcceptedWithItsKeyAsPem(String algorithm) throws Refused {
    KeyPair keys = keysFor(algorithm);
    String token = sign(algorithm, keys.getPrivate(), Map.of(), PAYLOAD);
    assertEquals("alice", verifier(TestTokens.pem(keys)).verify(token).userId());
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void everyAlgorithmIsAcceptedWithItsKeyInASet(String algorithm) throws Refused {
    TokenVerifier all =
        verifier(
            TestTokens.jwks(
                TestTokens.jwk(TestTokens.OTHER_RSA, "other"),
                TestTokens.jwk(TestTokens.RSA, "rsa"),
                TestTokens.jwk(TestTokens.P256, "p256"),
                TestTokens.jwk(TestTokens.P384, "p384"),
                TestTokens.jwk(TestTokens.P521, "p521"),
                TestTokens.jwk(TestTokens.ED25519, "ed")));
    String token = sign(algorithm, keysFor(algorithm).getPrivate(), Map.of(), PAYLOAD);
    assertEquals("alice", all.verify(token).userId());
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void everyAlgorithmIsRefusedWithAnotherKeyOfItsKind(String algorithm) {
    KeyPair keys = keysFor(algorithm);
    String kind = switch (algorithm) {
      case "ES256" -> "secp256r1";
      case "ES384" -> "secp384r1";
      case "ES512" -> "secp521r1";
      case "EdDSA" -> "Ed25519";
      default -> "RSA-2048";
    };
    String token = sign(algorithm, TestTokens.keyPair(kind).getPrivate(), Map.of(), PAYLOAD);
    assertRefused(Refusal.TOKEN_SIGNATURE, verifier(TestTokens.pem(keys)), token);
  }

  @Test
  void secretIsUsedForTheAlgorithmsItIsLongEnoughFor() throws Refused {
    String text = "0123456789abcdef";
    for (int times : List.of(2, 3, 4)) {
      TokenVerifier verifier =
          TokenVerifier.of(TestTokens.secret(text.repeat(times)), new MovableClock());
      var key = new HmacKey(text.repeat(times).getBytes(StandardCharsets.UTF_8));
      for (int bytes : List.of(2, 3, 4)) {
        String algorithm = "HS" + bytes * 128;
        String token = sign(algorithm, key, Map.of(), PAYLOAD);
        if (bytes <= times) {
          assertEquals("alice", verifier.verify(token).userId());
        } else {
          assertRefused(Refusal.TOKEN_ALGORITHM, verifier, token);
        }
      }
    }
  }

  @Test
  void anotherSecretIsRefusedAndSoIsAPublicKeyTokenWhereOnlyASecretIsSet() {
    TokenVerifier verifier =
        TokenVerifier.of(TestTokens.secret("0123456789abcdef".repeat(2)), new MovableClock());
    var other = new HmacKey("fedcba9876543210".repeat(2).getBytes(StandardCharsets.UTF_8));

    assertRefused(
        Refusal.TOKEN_SIGNATURE, verifier, sign("HS256", other, Map.of(), PAYLOAD));
    assertRefused(Refusal.TOKEN_ALGORITHM, verifier, TestTokens.rs256(TestTokens.claims()));
  }
}
