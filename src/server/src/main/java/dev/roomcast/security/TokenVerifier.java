package dev.roomcast.security;

import dev.roomcast.api.Identity;
import dev.roomcast.protocol.Refusal;
import dev.roomcast.protocol.Refused;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.config.Names;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.keys.HmacKey;

/**
 * Turns a JWT into the identity of its user, or refuses it.
 *
 * <p>Checked in this order: size and form, algorithm, signature, claims. Only who holds a token
 * with a good signature learns anything about the claims that are wanted here, and no message tells
 * what they are.
 *
 * <p>Accepts the algorithms {@link VerificationKey#ALGORITHMS} with a public key of their kind, and
 * HS256, HS384 and HS512 with the shared secret only (RFC 8725, sections 3.1 and 3.2). Keys named
 * in the token itself ({@code jwk}, {@code jku}, {@code x5c}, {@code x5u}) are not looked at.
 *
 * <p>A token that was found good is not checked again until it ends or other keys are trusted.
 *
 * <p>Any thread may call it. It waits only for an issuer whose keys are not known yet, for a few
 * seconds.
 */
public final class TokenVerifier {
  private static final Logger LOG = System.getLogger(TokenVerifier.class.getName());

  /** The shortest secret of each algorithm, in bytes (RFC 7518, section 3.2). */
  private static final Map<String, Integer> SECRET_BYTES =
      Map.of(
          AlgorithmIdentifiers.HMAC_SHA256, TokenSettings.MIN_SECRET_BYTES,
          AlgorithmIdentifiers.HMAC_SHA384, 48,
          AlgorithmIdentifiers.HMAC_SHA512, 64);

  private final TokenSettings settings;
  private final KeySource publicKeys;
  private final Clock clock;
  private final TokenCache cache = new TokenCache();
  private final Optional<Key> secret;
  private final Set<String> secretAlgorithms;
  private final Set<String> publicKeyAlgorithms;

  TokenVerifier(TokenSettings settings, KeySource publicKeys, Clock clock) {
    this.settings = Objects.requireNonNull(settings);
    this.publicKeys = Objects.requireNonNull(publicKeys);
    this.clock = Objects.requireNonNull(clock);
    byte[] bytes = settings.hmacSecret().orElse("").getBytes(StandardCharsets.UTF_8);
    this.secret = settings.hmacSecret().map(text -> new HmacKey(bytes));
    Set<String> possible = new HashSet<>(SECRET_BYTES.keySet());
    possible.removeIf(algorithm -> SECRET_BYTES.get(algorithm) > bytes.length);
    this.secretAlgorithms = Set.copyOf(possible);
    this.publicKeyAlgorithms =
        settings.publicKey().or(settings::publicKeyLocation).isEmpty()
            ? Set.of()
            : settings
                .publicKeyAlgorithm()
                .map(Set::of)
                .orElseGet(() -> Set.copyOf(VerificationKey.ALGORITHMS));
  }

  /**
   * A verifier with the keys that the settings name. Keys on this machine are read now; those of an
   * issuer when the first token comes, so that a server starts while its issuer is away.
   *
   * @throws IllegalArgumentException if there is no key that can be used; the message names the
   *     setting and what is wrong
   */
  public static TokenVerifier of(TokenSettings settings, Clock clock) {
    return new TokenVerifier(settings, keySource(settings, clock), clock);
  }

  private static KeySource keySource(TokenSettings settings, Clock clock) {
    if (settings.publicKey().isPresent()) {
      return KeySource.fixed(keys(settings, Names.VERIFIER_PUBLIC_KEY, settings.publicKey().get()));
    }
    if (settings.publicKeyLocation().isEmpty()) {
      return KeySource.fixed(VerificationKeys.NONE);
    }
    String location = settings.publicKeyLocation().get();
    if (!settings.keysAreRemote()) {
      return KeySource.fixed(
          keys(settings, Names.VERIFIER_PUBLIC_KEY_LOCATION, KeyLocation.read(location)));
    }
    if (location.toLowerCase(Locale.ROOT).startsWith("http:")) {
      LOG.log(
          Level.WARNING,
          "{0}: {1} is not https; who can change what comes from there can make tokens",
          Names.VERIFIER_PUBLIC_KEY_LOCATION,
          location);
    }
    return new IssuerKeys(location, settings.keyCache(), clock);
  }

  private static VerificationKeys keys(TokenSettings settings, String setting, String text) {
    VerificationKeys keys;
    try {
      keys = KeyText.read(text);
    } catch (IllegalArgumentException e) {
      throw TokenSettings.wrong(setting, e.getMessage());
    }
    settings
        .publicKeyAlgorithm()
        .filter(only -> keys.candidates(Optional.empty(), only).isEmpty())
        .ifPresent(
            only -> {
              throw TokenSettings.wrong(
                  Names.VERIFIER_PUBLIC_KEY_ALGORITHM,
                  only + " does not fit the key in " + setting);
            });
    return keys;
  }

  /**
   * Checks a token as it came from the client, without "Bearer".
   *
   * <p>The identity's {@link Identity#expiresAt()} is the moment from which this verifier refuses
   * the token: {@code exp}, or {@code iat} and the token age if that is earlier, each with the
   * clock skew added. So a token that is accepted within the skew makes a connection that is not
   * over at once.
   *
   * @param token may be anything, null too
   * @throws Refused with one of the TOKEN codes, or KEYS_UNAVAILABLE
   */
  public Identity verify(String token) throws Refused {
    boolean mayBeKnown = token != null && token.length() <= SignedToken.MAX_LENGTH;
    Optional<TokenCache.Verified> known =
        mayBeKnown ? cache.find(token, clock.instant()) : Optional.empty();
    if (known.isPresent() && isStillTrusted(known.get().keys())) {
      return known.get().identity();
    }
    SignedToken signed = SignedToken.read(token);
    Checked checked = check(signed);
    Identity identity = new TokenClaims(checked.claims()).identity(settings, clock);
    cache.remember(token, new TokenCache.Verified(identity, checked.keys()));
    return identity;
  }

  /* Other keys by now, and perhaps without the one that signed it: then it is checked again. */
  private boolean isStillTrusted(VerificationKeys keys) throws Refused {
    return keys == VerificationKeys.NONE || publicKeys.keys() == keys;
  }

  /** What a good signature stands for, and the keys that it was found good with. */
  private record Checked(Map<String, Object> claims, VerificationKeys keys) {}

  private Checked check(SignedToken token) throws Refused {
    if (secretAlgorithms.contains(token.algorithm())) {
      return new Checked(
          token.claimsSignedBy(secret.orElseThrow()).orElseThrow(TokenVerifier::badSignature),
          VerificationKeys.NONE);
    }
    if (!publicKeyAlgorithms.contains(token.algorithm())) {
      throw new Refused(
          Refusal.TOKEN_ALGORITHM,
          "This token is signed in a way that is not accepted here; get one from the login"
              + " service of this application.");
    }
    VerificationKeys keys = publicKeys.keys();
    Optional<Map<String, Object>> claims = claimsSignedByOneOf(keys, token);
    if (claims.isEmpty() && !keys.know(token.keyId())) {
      VerificationKeys newer = publicKeys.newerThan(keys);
      claims = newer == keys ? claims : claimsSignedByOneOf(newer, token);
      keys = newer;
    }
    return new Checked(claims.orElseThrow(TokenVerifier::badSignature), keys);
  }

  private static Optional<Map<String, Object>> claimsSignedByOneOf(
      VerificationKeys keys, SignedToken token) throws Refused {
    List<VerificationKey> candidates = keys.candidates(token.keyId(), token.algorithm());
    for (VerificationKey candidate : candidates) {
      Optional<Map<String, Object>> claims = token.claimsSignedBy(candidate.key());
      if (claims.isPresent()) {
        return claims;
      }
    }
    return Optional.empty();
  }

  private static Refused badSignature() {
    return new Refused(
        Refusal.TOKEN_SIGNATURE,
        "This token was not signed by the service trusted here, or was changed; get a new one and"
            + " connect again.");
  }
}
