package dev.roomcast.tests.admin;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Asks axe-core what in a page keeps people from using it, by the rules of WCAG 2.1 A and AA. */
final class Axe {
  private static final String SCRIPT = script();
  private static final String RUN = """
      () => axe.run(document, {
        runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] },
      }).then((results) => results.violations
        .filter((each) => ['serious', 'critical'].includes(each.impact))
        .map((each) => each.id + ' at '
          + each.nodes.slice(0, 5).map((node) => node.target.flat().join(' ')).join(' and ')))
      """;

  private Axe() {}

  /** Serious and critical ones; each says where it is. */
  static List<String> graveFaults(Page page, String where) {
    page.evaluate(SCRIPT);
    return ((List<?>) page.evaluate(RUN)).stream().map(fault -> where + ": " + fault).toList();
  }

  private static String script() {
    try (InputStream script = Axe.class.getResourceAsStream("/axe.min.js")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
