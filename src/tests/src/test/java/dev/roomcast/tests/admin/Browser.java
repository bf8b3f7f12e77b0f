package dev.roomcast.tests.admin;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A Chromium without a window, the one that is installed on this machine. Where there is none, the
 * tests that need it are skipped and say how to get one.
 */
final class Browser implements AutoCloseable {
  private static final double PATIENCE_MILLIS = 60_000;   // machines that build are busy
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox", "--disable-gpu", "--disable-background-networking",
          "--disable-component-update", "--disable-sync", "--no-first-run",
          "--disable-dev-shm-usage");   // containers have little of it

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;
  /* A new context has to load all scripts anew, which takes seconds. */
  private final Map<String, BrowserContext> kept = new HashMap<>();
  private final Map<Look, Deque<BrowserContext>> free = new HashMap<>();

  /** How wide the window is, and in which colours. */
  record Look(int width, int height, ColorScheme colours, String language) {
    static final Look WIDE = new Look(1440, 900, ColorScheme.LIGHT, "en-US");

    String name() {
      return width + "-" + colours.name().toLowerCase(Locale.ROOT);
    }
  }

  Browser() {
    Path executable = installed().orElse(null);
    Assumptions.assumeTrue(
        executable != null,
        "no Chromium on this machine: install one (Debian: apt install chromium) or name it with"
            + " -Droomcast.test.browser=/path/to/chromium");
    playwright =
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    chromium =
        playwright.chromium()
            .launch(new LaunchOptions().setExecutablePath(executable).setArgs(FLAGS));
  }

  private static Optional<Path> installed() {
    return Optional.ofNullable(System.getProperty("roomcast.test.browser"))
        .filter(path -> !path.isBlank())
        .map(Path::of)
        .or(Browser::onThePath);
  }

  private static Optional<Path> onThePath() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** An empty page of somebody with no cookies, to be given back by {@link #forget}. */
  Page page(Look look) {
    BrowserContext context = free(look).poll();
    return page(context == null ? context(look) : context);
  }

  /** Closes the page of somebody who leaves nothing behind but what may be cached. */
  void forget(Page page, Look look) {
    BrowserContext context = page.context();
    context.pages().forEach(Page::close);
    context.clearCookies();
    free(look).add(context);
  }

  private Deque<BrowserContext> free(Look look) {
    return free.computeIfAbsent(look, first -> new ArrayDeque<>());
  }

  /** Another empty page of somebody who may be signed in by now, and stays so. */
  Page page(Look look, String whose) {
    return page(kept.computeIfAbsent(whose + " " + look, first -> context(look)));
  }

  private BrowserContext context(Look look) {
    return chromium.newContext(
        new NewContextOptions()
            .setViewportSize(look.width(), look.height())
            .setColorScheme(look.colours())
            .setLocale(look.language()));
  }

  private static Page page(BrowserContext context) {
    Page page = context.newPage();
    page.setDefaultTimeout(PATIENCE_MILLIS);
    return page;
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }
}
