package dev.roomcast.security;

import java.io.ByteArrayInputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * Reads public keys in the formats of MicroProfile JWT 2.1, section 9.2: PEM, JWK, JWKS, and the
 * last two Base64URL encoded. Beyond that, PEM certificates, whose dates are not looked at, and PEM
 * without its first and last line.
 *
 * <p>A message of the exceptions continues the sentence "this setting …" and never holds key text.
 */
final class KeyText {
  private static final Logger LOG = System.getLogger(KeyText.class.getName());
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);
  private static final List<String> KEY_KINDS = List.of("RSA", "EC", "Ed25519");
  private static final String PRIVATE =
      "holds a private key; give the public key, and replace this private key if others saw it";

  private KeyText() {}

  /**
   * Reads one or more keys.
   *
   * @throws IllegalArgumentException if the text holds no key that can be used
   */
  static VerificationKeys read(String text) {
    // A line end written as \n is common where a setting must be one line.
    String trimmed = text.replace("\\n", "\n").strip();
    if (trimmed.startsWith("{")) {
      return json(trimmed);
    }
    if (trimmed.contains("-----BEGIN")) {
      return pem(trimmed);
    }
    byte[] decoded = decode(trimmed);
    String inside = new String(decoded, StandardCharsets.UTF_8).strip();
    return inside.startsWith("{") ? json(inside) : oneKey(publicKey(decoded));
  }

  private static VerificationKeys pem(String text) {
    List<VerificationKey> keys = new ArrayList<>();
    Matcher blocks = PEM.matcher(text);
    while (blocks.find()) {
      String label = blocks.group(1);
      if (label.endsWith("PRIVATE KEY")) {
        throw new IllegalArgumentException(PRIVATE);
      }
      keys.add(new VerificationKey(Optional.empty(), pemKey(label, decode(blocks.group(2)))));
    }
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("holds PEM without its END line");
    }
    return new VerificationKeys(keys);
  }

  private static PublicKey pemKey(String label, byte[] content) {
    switch (label) {
      case "PUBLIC KEY":
        return publicKey(content);
      case "CERTIFICATE":
        try {
          return CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(content))
              .getPublicKey();
        } catch (GeneralSecurityException e) {
          throw new IllegalArgumentException("holds a certificate that cannot be read", e);
        }
      default:
        throw new IllegalArgumentException(
            "holds PEM of the kind " + label + "; PUBLIC KEY or CERTIFICATE is needed");
    }
  }

  private static PublicKey publicKey(byte[] der) {
    for (String kind : KEY_KINDS) {
      try {
        return KeyFactory.getInstance(kind).generatePublic(new X509EncodedKeySpec(der));
      } catch (GeneralSecurityException e) {
        // It is of another kind, or no key; which, is known after the last kind.
      }
    }
    throw new IllegalArgumentException(
        isPrivateKey(der) ? PRIVATE : "holds no public key that can be read (RSA, EC or Ed25519)");
  }

  private static boolean isPrivateKey(byte[] der) {
    for (String kind : KEY_KINDS) {
      try {
        KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(der));
        return true;
      } catch (GeneralSecurityException e) {
        // As above.
      }
    }
    return false;
  }

  private static VerificationKeys json(String text) {
    Map<String, Object> json;
    try {
      json = JsonUtil.parseJson(text);
    } catch (JoseException e) {
      throw new IllegalArgumentException("holds JSON that cannot be read", e);
    }
    if (!json.containsKey("keys")) {
      return oneOrMore(List.of(json));
    }
    if (!(json.get("keys") instanceof List<?> members) || members.isEmpty()) {
      throw new IllegalArgumentException("holds a key set without keys");
    }
    return oneOrMore(members);
  }

  /** Keys that cannot be used are left out, as RFC 7517, section 5 says, if another one can. */
  private static VerificationKeys oneOrMore(List<?> members) {
    List<VerificationKey> keys = new ArrayList<>();
    Set<String> mistakes = new LinkedHashSet<>();
    for (Object member : members) {
      if (member instanceof Map<?, ?> jwk && jwk.containsKey("d")) {
        throw new IllegalArgumentException(PRIVATE);
      }
      try {
        keys.add(jwk(member));
      } catch (IllegalArgumentException e) {
        mistakes.add(e.getMessage());
      }
    }
    if (keys.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", mistakes));
    }
    mistakes.forEach(each -> LOG.log(Level.DEBUG, "Left out of a key set, as it {0}", each));
    return new VerificationKeys(keys);
  }

  @SuppressWarnings("unchecked")   // the JSON parser makes maps with text keys only
  private static VerificationKey jwk(Object member) {
    JsonWebKey jwk;
    try {
      jwk = JsonWebKey.Factory.newJwk((Map<String, Object>) member);
    } catch (JoseException | RuntimeException e) {   // the latter for members of the wrong type
      throw new IllegalArgumentException("holds a JWK that cannot be read", e);
    }
    if (!(jwk instanceof PublicJsonWebKey publicJwk)) {
      throw new IllegalArgumentException(
          "holds a symmetric key; a shared secret belongs in " + TokenSettings.HMAC_SECRET);
    }
    boolean forSignatures = jwk.getUse() == null || jwk.getUse().equals("sig");
    boolean forVerifying = jwk.getKeyOps() == null || jwk.getKeyOps().contains("verify");
    if (!forSignatures || !forVerifying) {
      throw new IllegalArgumentException("holds a JWK that is not for checking signatures");
    }
    VerificationKey key =
        new VerificationKey(Optional.ofNullable(jwk.getKeyId()), publicJwk.getPublicKey());
    return jwk.getAlgorithm() == null ? key : key.onlyFor(jwk.getAlgorithm());
  }

  private static VerificationKeys oneKey(PublicKey key) {
    return new VerificationKeys(List.of(new VerificationKey(Optional.empty(), key)));
  }

  private static byte[] decode(String base64) {
    String plain = base64.replaceAll("\\s", "").replace('-', '+').replace('_', '/');
    try {
      return Base64.getDecoder().decode(plain);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("holds neither PEM, JWK, JWKS nor Base64 of them", e);
    }
  }
}
