package dev.roomcast.publisher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The bearer token, read anew before every request so that it can be renewed while the application
 * runs. Any thread may ask.
 */
final class Token {
  private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7e]+");

  private final Optional<Path> file;
  private final Supplier<Optional<String>> setting;

  /**
   * Makes a token of a file or a setting.
   *
   * @param file read if there is one
   * @param setting asked if there is no file
   */
  Token(Optional<Path> file, Supplier<Optional<String>> setting) {
    this.file = file;
    this.setting = setting;
  }

  /**
   * Reads the token.
   *
   * @throws IOException if there is none now; the message never shows the token
   */
  String read() throws IOException {
    String token = (file.isPresent() ? fromFile(file.get()) : setting.get().orElse("")).strip();
    String origin = file.map(path -> "the file " + path).orElse(Settings.TOKEN);
    if (token.isEmpty()) {
      throw new IOException("there is no token in " + origin);
    }
    if (!VISIBLE_ASCII.matcher(token).matches()) {
      throw new IOException("the token in " + origin + " has characters no header can carry");
    }
    return token;
  }

  private static String fromFile(Path path) throws IOException {
    try {
      return Files.readString(path);
    } catch (IOException unreadable) {
      throw new IOException("the token file " + path + " cannot be read", unreadable);
    }
  }
}
