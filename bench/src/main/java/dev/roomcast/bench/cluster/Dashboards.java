package dev.roomcast.bench.cluster;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Dashboards in Chromium, each in a session of its own. All calls come from one thread. */
final class Dashboards implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final double PATIENCE_MILLIS = 60_000;
  private static final String BLANK = "about:blank";

  /*
   * From the act until the server has answered it and the page shows what is expected, in ms; ten
   * seconds if it never does.
   */
  private static final String TIME = """
      ([act, shown]) => new Promise((told) => {
        const isShown = new Function(`return (${shown})`);
        const idle = () => Object.values(window.Vaadin.Flow.clients)
          .every((client) => !client.isActive || !client.isActive());
        const begin = performance.now();
        new Function(act)();
        const look = () => (idle() && isShown()) || performance.now() - begin > 10_000
          ? told(performance.now() - begin) : setTimeout(look, 2);
        setTimeout(look, 2);
      })
      """;

  private final String base;
  private final String token;
  private final Playwright playwright;
  private final Browser chromium;
  private final Map<Page, String> pages = new LinkedHashMap<>();   // and the views they show

  /** @param token of an administrator */
  Dashboards(String base, String token) {
    this.base = base;
    this.token = token;
    playwright =
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    chromium =
        playwright.chromium().launch(
            new LaunchOptions()
                .setExecutablePath(CHROMIUM)
                .setArgs(List.of(
                    "--no-sandbox", "--disable-gpu", "--disable-background-networking",
                    "--disable-component-update", "--disable-sync", "--no-first-run")));
  }

  /** Signs in and opens a view, in a session of its own. */
  Page open(String view) {
    BrowserContext context =
        chromium.newContext(
            new Browser.NewContextOptions().setViewportSize(1440, 900).setLocale("en-US"));
    Page page = context.newPage();
    page.setDefaultTimeout(PATIENCE_MILLIS);
    page.navigate(base + "/admin/login");
    page.locator(".sign-in-token vaadin-details-summary").click();
    page.locator(".sign-in-token input").fill(token);
    page.locator(".sign-in-token vaadin-button").click();
    page.locator("vaadin-app-layout").waitFor();
    pages.put(page, view);
    show(page, view);
    return page;
  }

  private void show(Page page, String view) {
    page.navigate(base + "/admin/" + view);
    page.locator("main.view").waitFor();
    if (view.equals("events")) {
      page.locator("vaadin-button:has-text('Start')").click();
    }
  }

  /** Leaves all views but stays signed in. */
  void leaveAll() {
    pages.keySet().forEach(page -> page.navigate(BLANK));
  }

  /** Opens again what was left. */
  void showAll() {
    pages.forEach(this::show);
  }

  /** How long an interaction takes, so many times, in milliseconds. */
  List<Double> answers(Page page, Interaction interaction, int times) {
    page.navigate(base + "/admin/" + interaction.from());
    page.locator("main.view").waitFor();
    List<Double> taken = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      page.waitForTimeout(150);
      Object millis =
          page.evaluate(TIME, List.of(interaction.act(i), interaction.shown(i)));
      taken.add(((Number) millis).doubleValue());
    }
    return taken;
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }
}
