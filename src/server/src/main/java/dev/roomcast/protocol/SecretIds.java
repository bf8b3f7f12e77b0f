package dev.roomcast.protocol;

import java.security.SecureRandom;
import java.util.Base64;

/** Ids that cannot be guessed: 15 random bytes as 20 characters of URL-safe base64. */
public final class SecretIds {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 15; // 120 bits, and no padding

  private SecretIds() {}

  /** A new id. */
  public static String next() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
