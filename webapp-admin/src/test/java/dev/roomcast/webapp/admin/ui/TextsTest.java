package dev.roomcast.webapp.admin.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.protocol.Refusal;
import dev.roomcast.wire.Closing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
  private static final Path SOURCES = Path.of("src/main/java/dev/roomcast/webapp/admin");
  private static final Pattern KEY_IN_SOURCE = Pattern.compile("\\btext\\(\\s*\"([^\"]+)\"[,)]");

  @Test
  void allLanguagesHaveTheSameTexts() {
    Set<String> english = Texts.bundle(Locale.ENGLISH).keySet();
    for (Locale language : Texts.LANGUAGES) {
      assertEquals(
          new TreeSet<>(english), new TreeSet<>(Texts.bundle(language).keySet()), language::toString);
    }
  }

  @Test
  void everyTextThatIsAskedForIsThere() throws IOException {
    Set<String> known = Texts.bundle(Locale.ENGLISH).keySet();
    List<String> missing = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        KEY_IN_SOURCE.matcher(Files.readString(file)).results()
            .map((MatchResult found) -> found.group(1))
            .filter(key -> !known.contains(key))
            .forEach(key -> missing.add(file.getFileName() + ": " + key));
      }
    }
    assertEquals(List.of(), missing);
  }

  @Test
  void everyReasonHasAName() {
    Set<String> known = Texts.bundle(Locale.ENGLISH).keySet();
    Stream.of(Refusal.values()).forEach(
        refusal -> assertTrue(known.contains("refused." + refusal.code()), refusal::code));
    Stream.of(Closing.values()).forEach(
        closing -> assertTrue(known.contains("closed." + closing.code()), closing::code));
  }

  /* The messages are MessageFormats, in which a lone ' swallows what follows. */
  @Test
  void noTextHasAnApostropheThatWouldSwallowAValue() {
    for (Locale language : Texts.LANGUAGES) {
      var bundle = Texts.bundle(language);
      bundle.keySet().forEach(
          key -> assertTrue(!bundle.getString(key).contains("'"), language + " " + key));
    }
  }

  @Test
  void aTextTakesItsValues() {
    assertEquals("Try again in one second.", Texts.text(Locale.ENGLISH, "login.wait", 1));
    assertEquals("Try again in 4 seconds.", Texts.text(Locale.ENGLISH, "login.wait", 4));
  }

  @Test
  void somebodyWithAnotherLanguageGetsTheFirstOfOurs() {
    assertEquals(Locale.GERMAN, Texts.closest(Locale.forLanguageTag("de-CH")).orElseThrow());
    assertTrue(Texts.closest(Locale.FRENCH).isEmpty());
  }
}
