package dev.roomcast.security;

import dev.roomcast.api.Room;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/**
 * A key pair of this process's own and the tokens it signs, for development mode only: who can
 * reach it can be anyone. RS256, because every container that knows MicroProfile JWT accepts it.
 * The private key is never written anywhere. Any thread may call it.
 */
public final class DevelopmentKeys {
  /** The {@code iss} of the tokens. */
  public static final String ISSUER = "roomcast-development";

  private static final int KEY_BITS = 2048;
  private static final Duration KEY_CACHE = Duration.ofMinutes(10);   // unused by a key in memory

  private final KeyPair keys;
  private final Clock clock;

  /** Makes a new key pair; this takes some tenths of a second. */
  public DevelopmentKeys(Clock clock) {
    this.clock = clock;
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(KEY_BITS);
      keys = generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has RSA", e);
    }
  }

  /** The public key as X.509 SubjectPublicKeyInfo, for {@code mp.jwt.verify.publickey}. */
  public String publicKeyPem() {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'})
            .encodeToString(keys.getPublic().getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }

  /** Settings of a verifier that accepts the tokens of this object and no others. */
  public TokenSettings settings() {
    return new TokenSettings(
        Optional.of(publicKeyPem()),
        Optional.empty(),
        Optional.of(AlgorithmIdentifiers.RSA_USING_SHA256),
        Optional.of(ISSUER),
        Set.of(),
        Duration.ZERO,
        Optional.empty(),
        Optional.empty(),
        KEY_CACHE);
  }

  /**
   * Signs a token that is valid from now on.
   *
   * @param claims more claims, as JSON values; they do not replace those made here ({@code iss,
   *     sub, groups, iat, exp, jti}), but may give a {@code upn}, which is else the user id
   * @param lifetime at least a second
   * @throws IllegalArgumentException if the user id cannot be part of a room's name, or the
   *     lifetime is too short
   */
  public String token(
      String userId, Set<String> groups, Map<String, Object> claims, Duration lifetime) {
    Room.user(userId);
    if (lifetime.toSeconds() < 1) {
      throw new IllegalArgumentException("lifetime must be at least 1 second, was " + lifetime);
    }
    Instant now = clock.instant();
    var all = new JwtClaims();
    all.setStringClaim("upn", userId);
    claims.forEach(all::setClaim);
    all.setIssuer(ISSUER);
    all.setSubject(userId);
    all.setStringListClaim("groups", List.copyOf(groups));
    all.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
    all.setExpirationTime(NumericDate.fromSeconds(now.plus(lifetime).getEpochSecond()));
    all.setJwtId(UUID.randomUUID().toString());
    return sign(all.toJson());
  }

  private String sign(String claims) {
    var token = new JsonWebSignature();
    token.setHeader("typ", "JWT");
    token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    token.setKey(keys.getPrivate());
    token.setPayload(claims);
    try {
      return token.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("a development token could not be signed", e);
    }
  }
}
