package dev.roomcast.security;

import java.util.List;
import java.util.Optional;

/**
 * The public keys of one issuer at one time.
 *
 * @param all empty when only a shared secret is set
 */
record VerificationKeys(List<VerificationKey> all) {
  static final VerificationKeys NONE = new VerificationKeys(List.of());

  VerificationKeys {
    all = List.copyOf(all);
  }

  /** Whether a key has this id. */
  boolean know(Optional<String> id) {
    return id.isPresent() && all.stream().anyMatch(key -> key.id().equals(id));
  }

  /**
   * The keys that may have signed a token with this key id and algorithm: by id where the id is
   * known; else, for an unknown id, those that have none, and for no id all.
   */
  List<VerificationKey> candidates(Optional<String> id, String algorithm) {
    boolean known = know(id);
    return all.stream()
        .filter(key -> key.algorithms().contains(algorithm))
        .filter(key -> id.isEmpty() || (known ? key.id().equals(id) : key.id().isEmpty()))
        .toList();
  }
}
