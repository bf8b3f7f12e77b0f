package dev.roomcast.security;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.config.Names;

/**
 * Reads key text from this machine: a file, or a class path resource, first of the application,
 * then of Roomcast. A location without a scheme is a file if there is one, else a resource.
 */
final class KeyLocation {
  /** Longest key text, in bytes; public issuers' key sets have a few thousand. */
  static final int MAX_BYTES = 256 * 1024;

  private static final String FILE = "file:";
  private static final String CLASSPATH = "classpath:";
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

  private KeyLocation() {}

  /**
   * Reads the whole text.
   *
   * @throws IllegalArgumentException naming the setting and what is in the way
   */
  static String read(String location) {
    if (location.startsWith(CLASSPATH)) {
      return readResource(location.substring(CLASSPATH.length()));
    }
    if (location.startsWith(FILE)) {
      return readFile(path(location));
    }
    if (SCHEME.matcher(location).matches()) {
      throw wrong("must be a path or start with file:, classpath:, http: or https:, was "
          + location);
    }
    Path file = path(location);
    return Files.exists(file) || loaderOf(location).isEmpty()
        ? readFile(file)
        : readResource(location);
  }

  private static Path path(String location) {
    try {
      return location.startsWith(FILE) ? Path.of(URI.create(location)) : Path.of(location);
    } catch (IllegalArgumentException e) {
      throw wrong("not the name of a file, as in file:///etc/keys.json: " + location);
    }
  }

  private static String readFile(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return text(in, "file " + file);
    } catch (NoSuchFileException e) {
      throw wrong("cannot read file " + file + ": no such file");
    } catch (AccessDeniedException e) {
      throw wrong("cannot read file " + file + ": permission denied");
    } catch (IOException e) {
      throw wrong("cannot read file " + file + ": " + e.getMessage());
    }
  }

  private static String readResource(String location) {
    ClassLoader loader =
        loaderOf(location)
            .orElseThrow(
                () -> wrong("cannot read " + CLASSPATH + location + ": no such resource"));
    try (InputStream in = loader.getResourceAsStream(resourceName(location))) {
      return text(in, CLASSPATH + location);
    } catch (IOException e) {
      throw wrong("cannot read " + CLASSPATH + location + ": " + e.getMessage());
    }
  }

  private static Optional<ClassLoader> loaderOf(String location) {
    return Stream.of(
            Thread.currentThread().getContextClassLoader(), KeyLocation.class.getClassLoader())
        .filter(loader -> loader != null && loader.getResource(resourceName(location)) != null)
        .findFirst();
  }

  private static String resourceName(String location) {
    return location.startsWith("/") ? location.substring(1) : location;
  }

  private static String text(InputStream in, String what) throws IOException {
    byte[] bytes = in.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw wrong("cannot read " + what + ": it has more than " + MAX_BYTES + " bytes");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static IllegalArgumentException wrong(String why) {
    return TokenSettings.wrong(Names.VERIFIER_PUBLIC_KEY_LOCATION, why);
  }
}
