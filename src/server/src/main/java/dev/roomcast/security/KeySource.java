package dev.roomcast.security;

import dev.roomcast.protocol.Refused;

/** Where the public keys come from. Any thread may call it; it may wait for a few seconds. */
interface KeySource {

  /**
   * The keys to check tokens with now.
   *
   * @throws Refused KEYS_UNAVAILABLE if there are none at the moment
   */
  VerificationKeys keys() throws Refused;

  /**
   * The keys to try a token with whose key is not among those seen: the issuer may have a new one.
   *
   * @return the keys seen, the same object, if there are no others
   * @throws Refused KEYS_UNAVAILABLE if it cannot be known at the moment
   */
  VerificationKeys newerThan(VerificationKeys seen) throws Refused;

  /** Keys that stay the same while the server runs. */
  static KeySource fixed(VerificationKeys keys) {
    return new KeySource() {
      @Override
      public VerificationKeys keys() {
        return keys;
      }

      @Override
      public VerificationKeys newerThan(VerificationKeys seen) {
        return keys;
      }
    };
  }
}
