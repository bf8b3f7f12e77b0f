package dev.roomcast.security;

import dev.roomcast.protocol.Refusal;
import dev.roomcast.protocol.Refused;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.json.JsonUtil;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * A JWT in the compact serialization of RFC 7515, section 7.1, whose header is read and whose
 * signature is not checked yet. Its claims come out only with the key that signed it.
 */
final class SignedToken {
  /** Longest token, in characters: what servers commonly allow for all headers of a request. */
  static final int MAX_LENGTH = 16 * 1024;

  private static final Pattern BASE64_URL = Pattern.compile("[A-Za-z0-9_-]*");

  private final String text;
  private final String algorithm;
  private final Optional<String> keyId;

  private SignedToken(String text, String algorithm, Optional<String> keyId) {
    this.text = text;
    this.algorithm = algorithm;
    this.keyId = keyId;
  }

  /**
   * Reads the header.
   *
   * @throws Refused TOKEN_MISSING or TOKEN_MALFORMED
   */
  static SignedToken read(String text) throws Refused {
    if (text == null || text.isBlank()) {
      throw new Refused(
          Refusal.TOKEN_MISSING, "No token was given; send the user's token when connecting.");
    }
    if (text.length() > MAX_LENGTH) {
      throw malformed("This token is too long; it may have " + MAX_LENGTH + " characters.");
    }
    String[] parts = text.split("\\.", -1);
    if (parts.length == 5) {   // RFC 7516, section 3.1
      throw malformed("This token is encrypted; send one that is only signed.");
    }
    if (parts.length != 3) {
      throw malformed(
          "This is not a token; send the text with two dots that the login service gave.");
    }
    for (String part : parts) {
      if (!BASE64_URL.matcher(part).matches()) {
        throw malformed("This token has characters that do not belong there; send it unchanged.");
      }
    }
    return withHeader(text, header(parts[0]));
  }

  private static Map<String, Object> header(String part) throws Refused {
    try {
      return json(Base64.getUrlDecoder().decode(part));
    } catch (IllegalArgumentException | JoseException | CharacterCodingException e) {
      throw malformed("The start of this token cannot be read; send it unchanged.");
    }
  }

  private static SignedToken withHeader(String text, Map<String, Object> header) throws Refused {
    // We know no extensions, and b64 (RFC 7797) would change what was signed.
    if (header.containsKey("crit") || header.containsKey("b64")) {
      throw malformed("This token needs an extension that this server does not know.");
    }
    if (!(header.get("alg") instanceof String algorithm)) {
      throw malformed("This token does not say how it was signed.");
    }
    Object keyId = header.get("kid");
    if (keyId != null && !(keyId instanceof String)) {
      throw malformed("This token's key id is not a text.");
    }
    return new SignedToken(text, algorithm, Optional.ofNullable((String) keyId));
  }

  /** How it claims to be signed; nobody has checked that yet. */
  String algorithm() {
    return algorithm;
  }

  /** The key that it claims to be signed with. */
  Optional<String> keyId() {
    return keyId;
  }

  /**
   * The claims, if this key made its signature.
   *
   * @return empty if it did not
   * @throws Refused TOKEN_MALFORMED if the claims are not one JSON object with unique names
   */
  Optional<Map<String, Object>> claimsSignedBy(Key key) throws Refused {
    Optional<byte[]> payload = verified(key);
    if (payload.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(json(payload.get()));
    } catch (JoseException | CharacterCodingException e) {
      throw malformed("The claims of this token cannot be read.");
    }
  }

  private Optional<byte[]> verified(Key key) {
    try {
      var signature = new JsonWebSignature();
      signature.setAlgorithmConstraints(
          new AlgorithmConstraints(ConstraintType.PERMIT, algorithm));
      signature.setCompactSerialization(text);
      signature.setKey(key);
      return signature.verifySignature()
          ? Optional.of(signature.getPayloadBytes())
          : Optional.empty();
    } catch (JoseException e) {
      return Optional.empty();   // a signature that cannot be checked is not a good one
    }
  }

  /** JSON as RFC 7515, section 4 wants it: UTF-8, and no name twice. */
  private static Map<String, Object> json(byte[] utf8)
      throws JoseException, CharacterCodingException {
    return JsonUtil.parseJson(
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
  }

  static Refused malformed(String message) {
    return new Refused(Refusal.TOKEN_MALFORMED, message);
  }
}
