package dev.roomcast.webapp.admin.login;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password, stored so that it can be checked but not read: PBKDF2 with HMAC-SHA-256 (RFC 8018,
 * section 5.2).
 *
 * <p>Its text is {@code pbkdf2-sha256$<iterations>$<salt>$<hash>}, salt and hash in Base64.
 */
public final class PasswordHash {
  /** What OWASP's Password Storage Cheat Sheet asks for with HMAC-SHA-256. */
  static final int DEFAULT_ITERATIONS = 600_000;

  static final int MIN_ITERATIONS = 100_000;
  static final int MAX_ITERATIONS = 10_000_000;   // some seconds for one check
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final Pattern TEXT =
      Pattern.compile("pbkdf2-sha256\\$(\\d{1,8})\\$([A-Za-z0-9+/=]+)\\$([A-Za-z0-9+/=]+)");

  private final int iterations;
  private final byte[] salt;
  private final byte[] hash;

  private PasswordHash(int iterations, byte[] salt, byte[] hash) {
    if (iterations < MIN_ITERATIONS || iterations > MAX_ITERATIONS) {
      throw new IllegalArgumentException(
          "a password hash needs " + MIN_ITERATIONS + " to " + MAX_ITERATIONS
              + " iterations, had " + iterations);
    }
    if (salt.length < SALT_BYTES || hash.length != HASH_BYTES) {
      throw new IllegalArgumentException(
          "a password hash needs at least " + SALT_BYTES + " bytes of salt and " + HASH_BYTES
              + " of hash, had " + salt.length + " and " + hash.length);
    }
    this.iterations = iterations;
    this.salt = salt;
    this.hash = hash;
  }

  /** Hashes a password with a new random salt. Takes some tenths of a second by design. */
  public static PasswordHash of(String password) {
    return of(password, DEFAULT_ITERATIONS);
  }

  static PasswordHash of(String password, int iterations) {
    byte[] salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    return new PasswordHash(iterations, salt, derive(password, salt, iterations));
  }

  /**
   * Reads the text of a hash.
   *
   * @throws IllegalArgumentException if it is not one; the message does not repeat it
   */
  public static PasswordHash parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "a password hash reads pbkdf2-sha256$<iterations>$<salt>$<hash>, salt and hash in"
              + " Base64");
    }
    Base64.Decoder base64 = Base64.getDecoder();
    return new PasswordHash(
        Integer.parseInt(parts.group(1)),
        base64.decode(parts.group(2)),
        base64.decode(parts.group(3)));
  }

  /** Whether this is the password. Takes the same time whatever part of it differs. */
  public boolean matches(String password) {
    return MessageDigest.isEqual(hash, derive(password, salt, iterations));
  }

  /** What {@link #parse} reads. */
  public String text() {
    Base64.Encoder base64 = Base64.getEncoder();
    return "pbkdf2-sha256$" + iterations + "$" + base64.encodeToString(salt)
        + "$" + base64.encodeToString(hash);
  }

  @Override
  public String toString() {
    return "PasswordHash[" + iterations + " iterations]";
  }

  private static byte[] derive(String password, byte[] salt, int iterations) {
    PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BYTES * 8);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no PBKDF2WithHmacSHA256", e);
    } finally {
      spec.clearPassword();
    }
  }
}
