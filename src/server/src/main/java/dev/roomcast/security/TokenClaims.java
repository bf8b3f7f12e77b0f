package dev.roomcast.security;

import dev.roomcast.api.Identity;
import dev.roomcast.api.Room;
import dev.roomcast.protocol.Refusal;
import dev.roomcast.protocol.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The claims of a token whose signature is good, and what they must say (RFC 7519, section 4.1, and
 * MicroProfile JWT 2.1).
 */
final class TokenClaims {
  private static final long MAX_SECONDS = 253_402_300_799L;   // the end of the year 9999
  private static final int MAX_DEPTH = 32;   // lists and maps in each other

  private final Map<String, Object> claims;

  TokenClaims(Map<String, Object> claims) {
    this.claims = claims;
  }

  /**
   * Checks issuer, audience, times and subject, in this order: a new token does not help while it
   * still comes from the wrong place.
   *
   * @throws Refused by the first claim that is wrong
   */
  Identity identity(TokenSettings settings, Clock clock) throws Refused {
    checkIssuer(settings);
    checkAudience(settings);
    Instant end = checkTimes(settings, clock.instant());
    String userId = userId();
    return new Identity(userId, name(userId), texts("groups"), values(), Optional.of(end));
  }

  private void checkIssuer(TokenSettings settings) throws Refused {
    if (settings.issuer().isPresent() && !settings.issuer().get().equals(claims.get("iss"))) {
      throw new Refused(
          Refusal.TOKEN_ISSUER,
          "This token was issued by another service than the one trusted here; log in there.");
    }
  }

  private void checkAudience(TokenSettings settings) throws Refused {
    if (settings.audiences().isEmpty()) {
      return;
    }
    Set<String> audience =
        claims.get("aud") instanceof String one ? Set.of(one) : texts("aud");
    if (Collections.disjoint(settings.audiences(), audience)) {
      throw new Refused(
          Refusal.TOKEN_AUDIENCE,
          "This token was made for another application; ask for one for this application.");
    }
  }

  /** Returns when the token will be refused as too old, the clock skew included. */
  private Instant checkTimes(TokenSettings settings, Instant now) throws Refused {
    Duration skew = settings.clockSkew();
    Instant end =
        time("exp")
            .orElseThrow(
                () -> SignedToken.malformed("This token never expires; it needs an \"exp\" claim."))
            .plus(skew);
    Optional<Instant> issued = time("iat");
    Optional<Instant> start = time("nbf");
    if (settings.tokenAge().isPresent()) {
      Instant from =
          issued.orElseThrow(
              () ->
                  SignedToken.malformed(
                      "This token does not say when it was issued; it needs an \"iat\" claim."));
      // Issued in the future, it could be used for longer than its age allows.
      start = Optional.of(start.filter(from::isBefore).orElse(from));
      Instant tooOld = from.plus(settings.tokenAge().get()).plus(skew);
      end = tooOld.isBefore(end) ? tooOld : end;
    }
    if (!now.isBefore(end)) {
      throw new Refused(
          Refusal.TOKEN_EXPIRED, "This token has expired; get a new one and connect again.");
    }
    if (start.isPresent() && now.plus(skew).isBefore(start.get())) {
      throw new Refused(
          Refusal.TOKEN_NOT_YET_VALID, "This token is not valid yet; wait and connect again.");
    }
    return end;
  }

  private String userId() throws Refused {
    if (claims.get("sub") instanceof String userId) {
      try {
        Room.user(userId);
        return userId;
      } catch (IllegalArgumentException e) {
        // Said below: no room of its own, no user.
      }
    }
    throw new Refused(
        Refusal.TOKEN_SUBJECT,
        "This token names no user; its \"sub\" claim must be a short text without spaces.");
  }

  private String name(String userId) {
    return Stream.of("upn", "preferred_username")
        .map(claims::get)
        .filter(value -> value instanceof String text && !text.isBlank())
        .map(String.class::cast)
        .findFirst()
        .orElse(userId);
  }

  private Set<String> texts(String claim) throws Refused {
    Object value = claims.get(claim);
    if (value == null) {
      return Set.of();
    }
    if (!(value instanceof List<?> list)) {
      throw SignedToken.malformed("The \"" + claim + "\" claim of this token is not a list.");
    }
    Set<String> texts = new LinkedHashSet<>();
    for (Object each : list) {
      if (!(each instanceof String text)) {
        throw SignedToken.malformed(
            "The \"" + claim + "\" claim of this token must hold texts only.");
      }
      texts.add(text);
    }
    return texts;
  }

  /** A time in seconds since 1970; a fraction of a second is cut off. */
  private Optional<Instant> time(String claim) throws Refused {
    Object value = claims.get(claim);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof Number number
        && number.doubleValue() >= 0
        && number.doubleValue() <= MAX_SECONDS) {
      return Optional.of(Instant.ofEpochSecond(number.longValue()));
    }
    throw SignedToken.malformed(
        "The \"" + claim + "\" claim of this token is not a time in seconds since 1970.");
  }

  private Map<String, Object> values() throws Refused {
    return withoutNulls(claims, MAX_DEPTH);
  }

  private static Map<String, Object> withoutNulls(Map<?, ?> map, int depth) throws Refused {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (entry.getValue() != null) {
        values.put(String.valueOf(entry.getKey()), value(entry.getValue(), depth));
      }
    }
    return Collections.unmodifiableMap(values);
  }

  private static Object value(Object value, int depth) throws Refused {
    if (depth == 0) {
      throw SignedToken.malformed("The claims of this token are nested too deeply.");
    }
    if (value instanceof Map<?, ?> map) {
      return withoutNulls(map, depth - 1);
    }
    if (value instanceof List<?> list) {
      List<Object> values = new ArrayList<>();
      for (Object each : list) {
        if (each != null) {
          values.add(value(each, depth - 1));
        }
      }
      return Collections.unmodifiableList(values);
    }
    return value;
  }
}
