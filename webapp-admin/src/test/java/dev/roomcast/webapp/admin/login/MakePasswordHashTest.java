package dev.roomcast.webapp.admin.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MakePasswordHashTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String input) throws IOException {
    return MakePasswordHash.run(
        new StringReader(input),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"grüne Katze", "grüne Katze\n", "grüne Katze\r\n"})
  void whatItPrintsMatchesThePasswordWithoutItsLineEnd(String input) throws IOException {
    assertEquals(0, run(input));

    String line = out.toString(StandardCharsets.UTF_8).strip();
    assertTrue(PasswordHash.parse(line).matches("grüne Katze"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n"})
  void noPasswordIsNoHash(String input) throws IOException {
    assertEquals(1, run(input));

    assertEquals("", out.toString(StandardCharsets.UTF_8));
    assertTrue(err.toString(StandardCharsets.UTF_8).startsWith("A password has 1 to 1000"));
  }

  @Test
  void passwordThatNobodyCouldSignInWithIsNoHash() throws IOException {
    assertEquals(1, run("x".repeat(1_001)));
  }
}
