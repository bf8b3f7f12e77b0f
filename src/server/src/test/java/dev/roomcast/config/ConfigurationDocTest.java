package dev.roomcast.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code docs/configuration.md} has one table row for every setting, and none for others. */
class ConfigurationDocTest {
  private static final Path DOCUMENT =
      Path.of(System.getProperty("basedir", ""), "..", "..", "docs", "configuration.md");

  private final List<String> rows;

  ConfigurationDocTest() throws IOException {
    rows =
        Files.readAllLines(DOCUMENT).stream()
            .filter(line -> line.startsWith("| `roomcast."))
            .filter(line -> !line.startsWith("| `roomcast.publisher."))
            .toList();
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void settingIsDocumentedWithItsEnvironmentVariableAndDefault(Setting setting) {
    String environment = setting.key().replaceAll("[^a-z]", "_").toUpperCase(Locale.ROOT);
    String byDefault = setting.byDefault().isEmpty() ? "none" : "`" + setting.byDefault() + "`";
    String start = "| `" + setting.key() + "` | `" + environment + "` | " + byDefault + " |";

    assertTrue(
        rows.stream().anyMatch(row -> row.startsWith(start)),
        () -> DOCUMENT + " has no row that starts with: " + start);
  }

  @Test
  void settingThatIsNoMoreIsNotDocumented() {
    List<String> known = Arrays.stream(Setting.values()).map(Setting::key).toList();

    List<String> documented =
        rows.stream().map(row -> row.substring(3, row.indexOf('`', 3))).toList();

    assertEquals(known.stream().sorted().toList(), documented.stream().sorted().toList());
  }
}
