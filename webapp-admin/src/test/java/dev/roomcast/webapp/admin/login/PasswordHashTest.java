package dev.roomcast.webapp.admin.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {
  private static final int ITERATIONS = PasswordHash.MIN_ITERATIONS;
  private static final String SALT = "$AAECAwQFBgcICQoLDA0ODw==";
  private static final String HASH = "$AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

  @Test
  void itsTextReadsBackAndMatchesOnlyThePassword() {
    PasswordHash hash = PasswordHash.parse(PasswordHash.of("geheim", ITERATIONS).text());

    assertTrue(hash.matches("geheim"));
    assertFalse(hash.matches("Geheim"));
    assertFalse(hash.matches(""));
  }

  @Test
  void aHashMadeElsewhereMatches() {
    // Python: hashlib.pbkdf2_hmac("sha256", b"correct horse", bytes(range(16)), 100_000)
    PasswordHash hash = PasswordHash.parse(
        "pbkdf2-sha256$100000$AAECAwQFBgcICQoLDA0ODw==$"
            + "V/LC8HOXSNUWQZsGKohGZjI8WD6krhZVBKgfe1PGKgk=");

    assertTrue(hash.matches("correct horse"));
  }

  @Test
  void theSamePasswordHasADifferentTextEachTime() {
    assertNotEquals(
        PasswordHash.of("geheim", ITERATIONS).text(), PasswordHash.of("geheim", ITERATIONS).text());
  }

  @Test
  void itIsNotShownInLogs() {
    assertEquals(
        "PasswordHash[100000 iterations]", PasswordHash.of("geheim", ITERATIONS).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "",
      "geheim",
      "pbkdf2-sha256$99999" + SALT + HASH,
      "pbkdf2-sha256$99999999" + SALT + HASH,
      "pbkdf2-sha256$100000$AAECAw==" + HASH,
      "pbkdf2-sha256$100000" + SALT + "$AAEC",
      "pbkdf2-sha256$100000$=$=",
      "pbkdf2-sha1$100000" + SALT + HASH})
  void aTextThatIsWeakOrNoHashIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> PasswordHash.parse(text));
  }
}
