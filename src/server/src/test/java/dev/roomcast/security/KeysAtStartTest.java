package dev.roomcast.security;

import static dev.roomcast.security.TestTokens.RSA;
import static dev.roomcast.security.TestTokens.jwk;
import static dev.roomcast.security.TestTokens.jwks;
import static dev.roomcast.security.TestTokens.pem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.roomcast.protocol.Refused;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysAtStartTest {
  private static final String INLINE = "mp.jwt.verify.publickey: ";
  private static final String LOCATION = "mp.jwt.verify.publickey.location: ";
  private static final String PRIVATE =
      "holds a private key; give the public key, and replace this private key if others saw it";

  /** Self-signed by OpenSSL for the key below; its private key is gone. */
  private static final String CERTIFICATE = """
      -----BEGIN CERTIFICATE-----
      MIIBdDCCARmgAwIBAgIUK758x+Ol3fRcB0d0VRCqrk77+qEwCgYIKoZIzj0EAwIw
      DzENMAsGA1UEAwwEdGVzdDAeFw0yNjExMjMxNDQ4MDVaFw0zNjExMjAxNDQ4MDVa
      MA8xDTALBgNVBAMMBHRlc3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAARKiMIA
      IPHM3i5sdoJWszzZu2y6DPLKZfP7200F1ITNMrn/lBFf8L/T7bN5qa3qB6Uset92
      3mGM1/+nmfyerrjfo1MwUTAdBgNVHQ4EFgQU2T9qBb1gIZArqgqpbMA03fyWQqQw
      HwYDVR0jBBgwFoAU2T9qBb1gIZArqgqpbMA03fyWQqQwDwYDVR0TAQH/BAUwAwEB
      /zAKBggqhkjOPQQDAgNJADBGAiEAs+U+ZCX1bgSGhiMBEiQlQRXNONYnLHGYZbM1
      DTnVX4ACIQCiLdMevmvNHcKGj8ZCpudj4xB2A/7DNozf1RRtutX8Fg==
      -----END CERTIFICATE-----
      """;

  private static final String CERTIFIED_KEY = """
      -----BEGIN PUBLIC KEY-----
      MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAESojCACDxzN4ubHaCVrM82btsugzy
      ymXz+9tNBdSEzTK5/5QRX/C/0+2zeamt6gelLHrfdt5hjNf/p5n8nq643w==
      -----END PUBLIC KEY-----
      """;

  @TempDir
  private Path folder;

  private static void assertReads(TokenSettings settings) {
    try {
      TokenVerifier verifier = TokenVerifier.of(settings, new MovableClock());
      assertEquals("alice", verifier.verify(TestTokens.rs256(TestTokens.claims())).userId());
    } catch (Refused e) {
      throw new AssertionError(e.refusal().code(), e);
    }
  }

  private static void assertWrong(String message, TokenSettings settings) {
    var e =
        assertThrows(
            IllegalArgumentException.class, () -> TokenVerifier.of(settings, new MovableClock()));
    assertEquals(message, e.getMessage());
  }

  private static void assertWrongKey(String message, String key) {
    assertWrong(INLINE + message, TestTokens.settings(key));
  }

  @Test
  void keyMayBePemInSeveralShapes() {
    String pem = pem(RSA);
    assertReads(TestTokens.settings(pem));
    assertReads(TestTokens.settings("Our key:\n" + pem + "\n# the end\n"));
    assertReads(TestTokens.settings(pem.replace("\r\n", "\\n").replace("\n", "\\n")));
    assertReads(TestTokens.settings(pem.replaceAll("-----[A-Z ]+-----", "")));
    assertReads(TestTokens.settings(pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "")));
    assertReads(TestTokens.settings(pem(TestTokens.P256) + pem));
  }

  @Test
  void keyMayBeACertificate() {
    assertEquals(KeyText.read(CERTIFIED_KEY), KeyText.read(CERTIFICATE));
  }

  @Test
  void keyMayBeAJwkOrASetPlainOrBase64() {
    for (String json : List.of(JsonUtil.toJson(jwk(RSA, "a")), jwks(jwk(RSA, "a")))) {
      byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
      assertReads(TestTokens.settings(json));
      assertReads(TestTokens.settings(Base64.getUrlEncoder().encodeToString(bytes)));
      assertReads(
          TestTokens.settings(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)));
      assertReads(TestTokens.settings(Base64.getMimeEncoder().encodeToString(bytes)));
    }
  }

  @Test
  void keysThatCannotBeUsedAreLeftOutOfASet() {
    Map<String, Object> unknown = Map.of("kty", "NEW", "kid", "n");
    Map<String, Object> broken = Map.of("kty", "RSA", "n", 5);
    assertReads(
        TestTokens.settings(jwks(unknown, broken, jwk(TestTokens.keyPair("RSA-1024"), "w"),
            jwk(RSA, "a"))));
  }

  @Test
  void privateKeysAreRefused() {
    assertWrongKey(PRIVATE, pem("PRIVATE KEY", RSA.getPrivate()));
    assertWrongKey(PRIVATE, pem("RSA PRIVATE KEY", RSA.getPrivate()));
    assertWrongKey(PRIVATE, pem(RSA) + pem("PRIVATE KEY", RSA.getPrivate()));
    assertWrongKey(PRIVATE, Base64.getEncoder().encodeToString(RSA.getPrivate().getEncoded()));
    Map<String, Object> jwk = jwk(RSA, "a");
    jwk.put("d", "AQAB");
    assertWrongKey(PRIVATE, JsonUtil.toJson(jwk));
    assertWrongKey(PRIVATE, jwks(jwk(TestTokens.P256, "b"), jwk));
  }

  @Test
  void weakKeysAreRefused() {
    String weak = "holds an RSA key of 1024 bits; at least 2048 are needed";
    assertWrongKey(weak, pem(TestTokens.keyPair("RSA-1024")));
    assertWrongKey(weak, jwks(jwk(TestTokens.keyPair("RSA-1024"), "a")));
  }

  @Test
  void keysOfOtherKindsAreRefused() {
    assertWrongKey(
        "holds no public key that can be read (RSA, EC or Ed25519)",
        pem(TestTokens.keyPair("Ed448")));
    assertWrongKey(
        "holds a key for EdDSA of a kind that is not accepted; use RSA, EC on P-256, P-384 or"
            + " P-521, or Ed25519",
        jwks(jwk(TestTokens.keyPair("Ed448"), "a")));
    assertWrongKey(
        "holds a symmetric key; a shared secret belongs in roomcast.token.hmac-secret",
        "{\"kty\":\"oct\",\"k\":\"MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY\"}");
    Map<String, Object> forEncryption = jwk(RSA, "a");
    forEncryption.put("use", "enc");
    assertWrongKey("holds a JWK that is not for checking signatures", jwks(forEncryption));
    Map<String, Object> otherAlgorithm = jwk(RSA, "a");
    otherAlgorithm.put("alg", "RSA-OAEP");
    assertWrongKey("holds a key that no accepted algorithm can use", jwks(otherAlgorithm));
  }

  @Test
  void textsWithoutAKeyAreRefused() {
    assertWrongKey("holds neither PEM, JWK, JWKS nor Base64 of them", "not a key!");
    assertWrongKey("holds no public key that can be read (RSA, EC or Ed25519)", "AAAA");
    assertWrongKey("holds JSON that cannot be read", "{\"kty\":");
    assertWrongKey("holds a key set without keys", "{\"keys\":[]}");
    assertWrongKey("holds a key set without keys", "{\"keys\":\"RSA\"}");
    assertWrongKey("holds a JWK that cannot be read", "{}");
    assertWrongKey("holds a JWK that cannot be read", "{\"keys\":[5]}");
    assertWrongKey("holds PEM without its END line", "-----BEGIN PUBLIC KEY-----\nMIIB");
    assertWrongKey(
        "holds PEM of the kind RSA PUBLIC KEY; PUBLIC KEY or CERTIFICATE is needed",
        pem("RSA PUBLIC KEY", RSA.getPublic()));
    assertWrongKey(
        "holds a certificate that cannot be read", pem("CERTIFICATE", RSA.getPublic()));
  }

  @Test
  void locationMayBeAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("keys.json"), jwks(jwk(RSA, "a")));
    assertReads(TestTokens.location(file.toString()));
    assertReads(TestTokens.location(file.toUri().toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "classpath:META-INF/key.pem", "classpath:/META-INF/key.pem", "META-INF/key.pem",
      "/META-INF/key.pem"})
  void locationMayBeAResourceOfTheApplication(String location) throws IOException {
    Files.createDirectory(folder.resolve("META-INF"));
    Files.writeString(folder.resolve("META-INF/key.pem"), pem(RSA));
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (var application = new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
      Thread.currentThread().setContextClassLoader(application);
      assertReads(TestTokens.location(location));
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  @Test
  void locationWithoutAKeyIsSaidToBeSo() throws IOException {
    Path missing = folder.resolve("missing");
    assertWrong(
        LOCATION + "cannot read file " + missing + ": no such file",
        TestTokens.location(missing.toString()));
    assertWrong(
        LOCATION + "cannot read file " + missing + ": no such file",
        TestTokens.location(missing.toUri().toString()));
    assertWrong(
        LOCATION + "cannot read file " + folder + ": Is a directory",
        TestTokens.location(folder.toString()));
    assertWrong(
        LOCATION + "cannot read classpath:no/key.pem: no such resource",
        TestTokens.location("classpath:no/key.pem"));
    assertWrong(
        LOCATION + "must be a path or start with file:, classpath:, http: or https:, was"
            + " ftp://127.0.0.1/keys",
        TestTokens.location("ftp://127.0.0.1/keys"));
    assertWrong(
        LOCATION + "not the name of a file, as in file:///etc/keys.json: file:keys",
        TestTokens.location("file:keys"));
    Path empty = Files.writeString(folder.resolve("empty"), "{\"keys\":[]}");
    assertWrong(
        LOCATION + "holds a key set without keys", TestTokens.location(empty.toString()));
    Path large = Files.write(folder.resolve("large"), new byte[KeyLocation.MAX_BYTES + 1]);
    assertWrong(
        LOCATION + "cannot read file " + large + ": it has more than 262144 bytes",
        TestTokens.location(large.toString()));
  }

  @Test
  void messagesHoldNoKeyText() {
    String pem = pem("PRIVATE KEY", RSA.getPrivate());
    var e = assertThrows(
        IllegalArgumentException.class,
        () -> TokenVerifier.of(TestTokens.settings(pem), new MovableClock()));
    assertFalse(e.getMessage().contains(pem.substring(40, 60)));
  }
}
