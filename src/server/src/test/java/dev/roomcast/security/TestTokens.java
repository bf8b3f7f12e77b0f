package dev.roomcast.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.roomcast.protocol.Refusal;
import dev.roomcast.protocol.Refused;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Keys, settings and tokens, good ones and hostile ones. */
final class TestTokens {
  static final KeyPair RSA = keyPair("RSA-2048");
  static final KeyPair OTHER_RSA = keyPair("RSA-2048");
  static final KeyPair P256 = keyPair("secp256r1");
  static final KeyPair P384 = keyPair("secp384r1");
  static final KeyPair P521 = keyPair("secp521r1");
  static final KeyPair ED25519 = keyPair("Ed25519");

  static final String ISSUER = "https://login.example.org";
  static final String AUDIENCE = "roomcast-app";

  /** Seconds since 1970 of the time at which {@link MovableClock} stands first. */
  static final long NOON = new MovableClock().instant().getEpochSecond();

  private TestTokens() {}

  /** RSA-&lt;bits&gt;, the name of a curve, or Ed25519 or Ed448. */
  static KeyPair keyPair(String kind) {
    try {
      if (kind.startsWith("RSA-")) {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(Integer.parseInt(kind.substring(4)));
        return generator.generateKeyPair();
      } else if (kind.startsWith("Ed")) {
        return KeyPairGenerator.getInstance(kind).generateKeyPair();
      }
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(kind));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  static String pem(String label, Key key) {
    return "-----BEGIN " + label + "-----\n"
        + Base64.getMimeEncoder().encodeToString(key.getEncoded())
        + "\n-----END " + label + "-----\n";
  }

  static String pem(KeyPair keys) {
    return pem("PUBLIC KEY", keys.getPublic());
  }

  /** A public JWK; a test may add "alg", "use" and other members. */
  static Map<String, Object> jwk(KeyPair keys, String kid) {
    try {
      PublicJsonWebKey jwk = PublicJsonWebKey.Factory.newPublicJwk(keys.getPublic());
      jwk.setKeyId(kid);
      return new LinkedHashMap<>(
          jwk.toParams(OutputControlLevel.PUBLIC_ONLY));
    } catch (JoseException e) {
      throw new AssertionError(e);
    }
  }

  @SafeVarargs
  @SuppressWarnings("varargs")   // the list only reads the array
  static String jwks(Map<String, Object>... keys) {
    return JsonUtil.toJson(Map.of("keys", List.of(keys)));
  }

  static TokenSettings settings(String publicKey) {
    return new TokenSettings(
        Optional.of(publicKey),
        Optional.empty(),
        Optional.empty(),
        Optional.of(ISSUER),
        Set.of(AUDIENCE),
        Duration.ZERO,
        Optional.empty(),
        Optional.empty(),
        Duration.ofMinutes(10));
  }

  static TokenSettings location(String location) {
    return new TokenSettings(
        Optional.empty(),
        Optional.of(location),
        Optional.empty(),
        Optional.of(ISSUER),
        Set.of(AUDIENCE),
        Duration.ZERO,
        Optional.empty(),
        Optional.empty(),
        Duration.ofMinutes(10));
  }

  static TokenSettings secret(String secret) {
    return new TokenSettings(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(ISSUER),
        Set.of(AUDIENCE),
        Duration.ZERO,
        Optional.empty(),
        Optional.of(secret),
        Duration.ofMinutes(10));
  }

  /** Claims of alice that are right until an hour after noon. */
  static Map<String, Object> claims() {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", ISSUER);
    claims.put("aud", AUDIENCE);
    claims.put("sub", "alice");
    claims.put("iat", NOON);
    claims.put("exp", NOON + 3600);
    return claims;
  }

  /** The claims above with one of them set, or removed by a null. */
  static Map<String, Object> claimsWith(String name, Object value) {
    Map<String, Object> claims = claims();
    if (value == null) {
      claims.remove(name);
    } else {
      claims.put(name, value);
    }
    return claims;
  }

  static String rs256(Map<String, Object> claims) {
    return sign("RS256", RSA.getPrivate(), Map.of(), JsonUtil.toJson(claims));
  }

  static String rs256(KeyPair keys, String kid) {
    return sign("RS256", keys.getPrivate(), Map.of("kid", kid), JsonUtil.toJson(claims()));
  }

  static String sign(String algorithm, Key key, Map<String, ?> headers, String payload) {
    try {
      var token = new JsonWebSignature();
      token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
      token.setAlgorithmHeaderValue(algorithm);
      headers.forEach(token::setHeader);
      token.setDoKeyValidation(false);
      token.setKey(key);
      token.setPayload(payload);
      return token.getCompactSerialization();
    } catch (JoseException e) {
      throw new AssertionError(e);
    }
  }

  static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  static Refused refused(TokenVerifier verifier, String token) {
    return assertThrows(Refused.class, () -> verifier.verify(token));
  }

  static void assertRefused(Refusal why, TokenVerifier verifier, String token) {
    assertEquals(why, refused(verifier, token).refusal());
  }
}
