package dev.roomcast.security;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.config.Names;

/**
 * How tokens are checked: the settings of MicroProfile JWT 2.1 under their own names, and two of
 * Roomcast's own. A text that is there is not blank.
 *
 * @param publicKey {@code mp.jwt.verify.publickey}: the key itself as PEM, JWK or JWKS, the last
 *     two also Base64URL encoded
 * @param publicKeyLocation {@code mp.jwt.verify.publickey.location}: where the key is: a file, a
 *     class path resource, a {@code file:}, {@code classpath:}, {@code http:} or {@code https:} URL
 * @param publicKeyAlgorithm {@code mp.jwt.verify.publickey.algorithm}: the only algorithm accepted
 *     with the public key; empty accepts all of {@link VerificationKey#ALGORITHMS}
 * @param issuer {@code mp.jwt.verify.issuer}: the {@code iss} of a token; empty accepts any
 * @param audiences {@code mp.jwt.verify.audiences}: one of them is in the token's {@code aud}; an
 *     empty set accepts any
 * @param clockSkew {@code mp.jwt.verify.clock.skew}: how far the clocks of issuer and server may
 *     differ, 0 to 1 hour
 * @param tokenAge {@code mp.jwt.verify.token.age}: the longest time since a token's {@code iat};
 *     empty accepts any
 * @param hmacSecret {@value #HMAC_SECRET}: shared secret, as UTF-8, for tokens signed with HS256,
 *     HS384 or HS512; they are accepted only when it is set. At least 32, 48 or 64 bytes
 *     (RFC 7518, section 3.2)
 * @param keyCache {@value #KEY_CACHE}: how long keys from an http or https location are used before
 *     they are read again, 10 seconds to 24 hours
 */
public record TokenSettings(
    Optional<String> publicKey,
    Optional<String> publicKeyLocation,
    Optional<String> publicKeyAlgorithm,
    Optional<String> issuer,
    Set<String> audiences,
    Duration clockSkew,
    Optional<Duration> tokenAge,
    Optional<String> hmacSecret,
    Duration keyCache) {

  /** Name of the setting for {@link #hmacSecret()}. */
  public static final String HMAC_SECRET = "roomcast.token.hmac-secret";

  /** Name of the setting for {@link #keyCache()}. */
  public static final String KEY_CACHE = "roomcast.token.key-cache";

  static final int MIN_SECRET_BYTES = 32;

  private static final Duration MAX_CLOCK_SKEW = Duration.ofHours(1);
  private static final Duration MAX_TOKEN_AGE = Duration.ofDays(3650);
  private static final Duration MIN_KEY_CACHE = Duration.ofSeconds(10);
  private static final Duration MAX_KEY_CACHE = Duration.ofHours(24);

  /**
   * Checks the values; keys are read by {@link TokenVerifier#of}.
   *
   * @throws IllegalArgumentException naming the setting that is wrong
   */
  public TokenSettings {
    audiences = Set.copyOf(audiences);
    checkNotBlank(Names.VERIFIER_PUBLIC_KEY, publicKey);
    checkNotBlank(Names.VERIFIER_PUBLIC_KEY_LOCATION, publicKeyLocation);
    checkNotBlank(Names.ISSUER, issuer);
    audiences.forEach(each -> checkNotBlank(Names.AUDIENCES, Optional.of(each)));
    if (publicKey.isPresent() && publicKeyLocation.isPresent()) {
      throw wrong(
          Names.VERIFIER_PUBLIC_KEY_LOCATION,
          Names.VERIFIER_PUBLIC_KEY + " is set too; keep one of them");
    }
    if (publicKey.isEmpty() && publicKeyLocation.isEmpty() && hmacSecret.isEmpty()) {
      throw wrong(
          Names.VERIFIER_PUBLIC_KEY_LOCATION,
          "not set, nor is " + Names.VERIFIER_PUBLIC_KEY + "; tokens cannot be checked without");
    }
    publicKeyLocation.ifPresent(TokenSettings::checkLocation);
    publicKeyAlgorithm.ifPresent(TokenSettings::checkAlgorithm);
    hmacSecret.ifPresent(TokenSettings::checkSecret);
    checkBetween(Names.CLOCK_SKEW, clockSkew, Duration.ZERO, MAX_CLOCK_SKEW);
    tokenAge.ifPresent(
        age -> checkBetween(Names.TOKEN_AGE, age, Duration.ofSeconds(1), MAX_TOKEN_AGE));
    checkBetween(KEY_CACHE, keyCache, MIN_KEY_CACHE, MAX_KEY_CACHE);
  }

  /** Whether the keys come from an issuer over HTTP and so may change while the server runs. */
  boolean keysAreRemote() {
    return publicKeyLocation.map(TokenSettings::isHttp).orElse(false);
  }

  static IllegalArgumentException wrong(String setting, String why) {
    return new IllegalArgumentException(setting + ": " + why);
  }

  private static boolean isHttp(String location) {
    String lower = location.toLowerCase(Locale.ROOT);
    return lower.startsWith("http:") || lower.startsWith("https:");
  }

  private static void checkLocation(String location) {
    if (isHttp(location)) {
      try {
        if (new URI(location).getHost() == null) {
          throw wrong(Names.VERIFIER_PUBLIC_KEY_LOCATION, "no host in " + location);
        }
      } catch (URISyntaxException e) {
        throw wrong(Names.VERIFIER_PUBLIC_KEY_LOCATION, "not a URL: " + location);
      }
    }
  }

  private static void checkAlgorithm(String algorithm) {
    if (!VerificationKey.ALGORITHMS.contains(algorithm)) {
      throw wrong(
          Names.VERIFIER_PUBLIC_KEY_ALGORITHM,
          "must be one of " + String.join(", ", VerificationKey.ALGORITHMS) + ", was " + algorithm);
    }
  }

  private static void checkSecret(String secret) {
    int bytes = secret.getBytes(StandardCharsets.UTF_8).length;
    if (bytes < MIN_SECRET_BYTES) {
      throw wrong(
          HMAC_SECRET, "must have at least " + MIN_SECRET_BYTES + " bytes, has " + bytes);
    }
    if (secret.contains("-----BEGIN")) {
      throw wrong(
          HMAC_SECRET,
          "holds a PEM key, but needs a random text that nobody else knows; a public key belongs"
              + " in " + Names.VERIFIER_PUBLIC_KEY);
    }
  }

  private static void checkNotBlank(String setting, Optional<String> value) {
    if (value.isPresent() && value.get().isBlank()) {
      throw wrong(setting, "is blank; give a value or leave the setting out");
    }
  }

  private static void checkBetween(String setting, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw wrong(
          setting,
          "must be " + least.toSeconds() + " to " + most.toSeconds() + " seconds, was "
              + value.toSeconds());
    }
  }

  /** All settings but the secret and the key. */
  @Override
  public String toString() {
    return "TokenSettings[publicKey=" + (publicKey.isPresent() ? "set" : "not set")
        + ", publicKeyLocation=" + publicKeyLocation.orElse("not set")
        + ", publicKeyAlgorithm=" + publicKeyAlgorithm.orElse("any")
        + ", issuer=" + issuer.orElse("any")
        + ", audiences=" + (audiences.isEmpty() ? "any" : audiences)
        + ", clockSkew=" + clockSkew
        + ", tokenAge=" + tokenAge.map(Duration::toString).orElse("any")
        + ", hmacSecret=" + (hmacSecret.isPresent() ? "set" : "not set")
        + ", keyCache=" + keyCache + "]";
  }
}
