package dev.roomcast.webapp.admin.login;

import java.io.BufferedReader;
import java.io.CharArrayReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/**
 * Prints the hash of a password, for the setting {@code roomcast.admin.password-hash}: asks for the
 * password at the terminal, or reads one line where the input is none.
 */
final class MakePasswordHash {
  private MakePasswordHash() {}

  public static void main(String[] none) throws IOException {
    Console terminal = System.console();
    Reader input =
        terminal == null
            ? new InputStreamReader(System.in, StandardCharsets.UTF_8)
            : new CharArrayReader(typed(terminal));
    System.exit(run(input, System.out, System.err));
  }

  private static char[] typed(Console terminal) {
    char[] password = terminal.readPassword("Password: ");
    return password == null ? new char[0] : password;   // null: the input was ended
  }

  /** Returns the exit code: 0, or 1 if nobody could sign in with the password. */
  static int run(Reader input, PrintStream out, PrintStream err) throws IOException {
    String password = new BufferedReader(input).readLine();
    if (password == null || password.isEmpty()
        || password.length() > AdminAccounts.MAX_PASSWORD_LENGTH) {
      err.println(
          "A password has 1 to " + AdminAccounts.MAX_PASSWORD_LENGTH + " characters, in one line.");
      return 1;
    }
    out.println(PasswordHash.of(password).text());
    return 0;
  }
}
