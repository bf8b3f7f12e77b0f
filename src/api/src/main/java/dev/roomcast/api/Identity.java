package dev.roomcast.api;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Who a connection belongs to, as its verified token says.
 *
 * @param userId the token's {@code sub}; the user's room is {@code user:<userId>}
 * @param name how to show the user to people: {@code upn}, {@code preferred_username} or the id
 * @param groups the token's {@code groups}
 * @param claims all claims of the token, as JSON values (text, numbers, booleans, lists, maps);
 *     never the token itself
 * @param expiresAt when the token ends, and with it the connection; empty if it never does
 */
public record Identity(
    String userId,
    String name,
    Set<String> groups,
    Map<String, Object> claims,
    Optional<Instant> expiresAt) {

  public Identity {
    Objects.requireNonNull(userId, "userId");
    Objects.requireNonNull(name, "name");
    groups = Set.copyOf(groups);
    claims = Map.copyOf(claims);
    Objects.requireNonNull(expiresAt, "expiresAt");
  }

  /** The connection's own room. */
  public Room userRoom() {
    return Room.user(userId);
  }

  /**
   * The texts in a claim that is a list, or the one text of a claim that is not.
   *
   * @return empty if the token has no such claim
   */
  public Set<String> claimTexts(String claim) {
    Object value = claims.get(claim);
    if (value == null) {
      return Set.of();
    }
    Collection<?> values = value instanceof Collection<?> many ? many : Set.of(value);
    Set<String> texts = new LinkedHashSet<>();
    values.forEach(each -> texts.add(String.valueOf(each)));
    return texts;
  }
}
