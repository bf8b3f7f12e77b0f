package dev.roomcast.bench.load;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Signed tokens (RS256, 2048 bits), one for each user; made once and used for all servers. */
public final class Tokens {
  public static final String ISSUER = "https://issuer.roomcast.bench";
  public static final String AUDIENCE = "roomcast";

  private static final Duration LIFETIME = Duration.ofHours(2);

  private final RsaJsonWebKey key;
  private final List<String> users = new ArrayList<>();
  private final String publisher;

  public Tokens() {
    try {
      key = RsaJwkGenerator.generateJwk(2048);
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
    publisher = make("publisher", List.of("roomcast-publisher"));
  }

  /** Makes the tokens of the first users now, so that it does not disturb a measure. */
  public void make(int count) {
    while (users.size() < count) {
      users.add(make("user-" + users.size(), List.of()));
    }
  }

  /** The token of a user who may join every project's room. */
  String of(int user) {
    make(user + 1);
    return users.get(user);
  }

  /** A token that may publish. */
  String publisher() {
    return publisher;
  }

  /** A token that may do everything at the dashboard. */
  public String administrator() {
    return make("administrator", List.of("roomcast-admin"));
  }

  /** The public key as PEM text. */
  public String pem() {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'})
        .encodeToString(key.getRsaPublicKey().getEncoded());
    return "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n";
  }

  private String make(String user, List<String> groups) {
    long now = Instant.now().getEpochSecond();
    Map<String, Object> claims = Map.of(
        "sub", user,
        "upn", user,
        "iss", ISSUER,
        "aud", AUDIENCE,
        "jti", UUID.nameUUIDFromBytes(user.getBytes(StandardCharsets.UTF_8)).toString(),
        "iat", now,
        "exp", now + LIFETIME.toSeconds(),
        "groups", groups,
        "projects", List.of("*"));
    try {
      JsonWebSignature signature = new JsonWebSignature();
      signature.setPayload(JsonUtil.toJson(claims));
      signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
      signature.setHeader("typ", "JWT");
      signature.setKey(key.getPrivateKey());
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }
}
