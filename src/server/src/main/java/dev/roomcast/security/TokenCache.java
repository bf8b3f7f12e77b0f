package dev.roomcast.security;

import dev.roomcast.api.Identity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tokens that were found good, so that a signature is not checked at each connect, and connections
 * of one token share its claims. Has at most {@link #MAX_TOKENS}; the one that was not used for the
 * longest time goes first. Knows tokens by their SHA-256 only.
 */
/* Threads: any; the monitor guards the map. */
final class TokenCache {
  static final int MAX_TOKENS = 10_000; // a kilobyte or so each

  private final Map<String, Verified> byHash =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Verified> eldest) {
          return size() > MAX_TOKENS;
        }
      };

  /**
   * What was found.
   *
   * @param keys those that it was checked with; NONE for the shared secret
   */
  record Verified(Identity identity, VerificationKeys keys) {
    boolean hasEnded(Instant now) {
      return identity.expiresAt().map(end -> !now.isBefore(end)).orElse(false);
    }
  }

  /** Empty if it is not known, or has ended by now. */
  Optional<Verified> find(String token, Instant now) {
    String hash = hash(token);
    synchronized (this) {
      Verified found = byHash.get(hash);
      if (found != null && found.hasEnded(now)) {
        byHash.remove(hash);
        return Optional.empty();
      }
      return Optional.ofNullable(found);
    }
  }

  void remember(String token, Verified verified) {
    String hash = hash(token);
    synchronized (this) {
      byHash.put(hash, verified);
    }
  }

  synchronized int size() {
    return byHash.size();
  }

  /* One character for each byte: short, and a key that compares itself. */
  private static String hash(String token) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      return new String(hash, StandardCharsets.ISO_8859_1);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
