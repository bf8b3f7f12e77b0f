package dev.roomcast.security;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.keys.EllipticCurves;

/**
 * A public key that token signatures are checked with, and for which algorithms: a key is never
 * tried with an algorithm that is not its own (RFC 8725, section 3.1).
 *
 * @param id the key's {@code kid}; a PEM key has none
 * @param algorithms a part of {@link #ALGORITHMS}, not empty
 */
record VerificationKey(Optional<String> id, Set<String> algorithms, PublicKey key) {

  /** The signature algorithms accepted with a public key. */
  static final List<String> ALGORITHMS =
      List.of(
          AlgorithmIdentifiers.RSA_USING_SHA256,
          AlgorithmIdentifiers.RSA_USING_SHA384,
          AlgorithmIdentifiers.RSA_USING_SHA512,
          AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
          AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
          AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
          AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
          AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
          AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512,
          AlgorithmIdentifiers.EDDSA);

  private static final int MIN_RSA_BITS = 2048;   // RFC 7518, sections 3.3 and 3.5

  VerificationKey {
    algorithms = Set.copyOf(algorithms);
    if (algorithms.isEmpty()) {
      throw new IllegalArgumentException("holds a key that no accepted algorithm can use");
    }
  }

  /**
   * A key for every algorithm that its kind allows.
   *
   * @throws IllegalArgumentException if it is too weak or of a kind that is not accepted
   */
  VerificationKey(Optional<String> id, PublicKey key) {
    this(id, algorithmsOf(key), key);
  }

  /** The same key for one algorithm only, as the {@code alg} of a JWK says. */
  VerificationKey onlyFor(String algorithm) {
    return new VerificationKey(
        id, algorithms.contains(algorithm) ? Set.of(algorithm) : Set.of(), key);
  }

  private static Set<String> algorithmsOf(PublicKey key) {
    if (key instanceof RSAPublicKey rsa && key.getAlgorithm().equals("RSA")) {
      int bits = rsa.getModulus().bitLength();
      if (bits < MIN_RSA_BITS) {
        throw new IllegalArgumentException(
            "holds an RSA key of " + bits + " bits; at least " + MIN_RSA_BITS + " are needed");
      }
      return Set.copyOf(ALGORITHMS.subList(0, 6));
    }
    if (key instanceof ECPublicKey ec) {
      String curve = EllipticCurves.getName(ec.getParams().getCurve());
      if (EllipticCurves.P_256.equals(curve)) {
        return Set.of(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
      } else if (EllipticCurves.P_384.equals(curve)) {
        return Set.of(AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384);
      } else if (EllipticCurves.P_521.equals(curve)) {
        return Set.of(AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512);
      }
    }
    if (key instanceof EdECPublicKey ed && ed.getParams().getName().equals("Ed25519")) {
      return Set.of(AlgorithmIdentifiers.EDDSA);
    }
    throw new IllegalArgumentException(
        "holds a key for " + key.getAlgorithm() + " of a kind that is not accepted; use RSA, EC on"
            + " P-256, P-384 or P-521, or Ed25519");
  }
}
