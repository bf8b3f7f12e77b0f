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
   * From the act until the page shows what is expected, and until the server has answered all that
   * came of it as well; ten seconds if it never does. And what the server's answers took, all in ms.
   */
  private static final String TIME = """
      ([act, shown]) => new Promise((told) => {
        const isShown = new Function(`return (${shown})`);
        const idle = () => Object.values(window.Vaadin.Flow.clients)
          .every((client) => !client.isActive || !client.isActive());
        const answers = () => performance.getEntriesByType('resource')
          .filter((each) => each.name.includes('v-r=uidl') && each.startTime >= begin);
        const tell = (quiet) => {
          const ofServer = answers()
            .reduce((sum, each) => sum + each.responseEnd - each.requestStart, 0);
          told([shownAfter ?? quiet, quiet, ofServer, answers().length]);
        };
        performance.clearResourceTimings();
        const begin = performance.now();
        let shownAfter;
        new Function(act)();
        const look = () => {
          const after = performance.now() - begin;
          if (isShown()) {
            shownAfter ??= after;
          }
          if ((shownAfter && idle()) || after > 10_000) {
            tell(after);
          } else {
            setTimeout(look, 2);
          }
        };
        setTimeout(look, 2);
      })
      """;

  /**
   * What an interaction took.
   *
   * @param millis until the page showed what came of it
   * @param quietMillis until nothing was asked of the server any more
   * @param serverMillis of these, from requests until their answers were there
   * @param requests how many there were
   */
  record Answer(double millis, double quietMillis, double serverMillis, double requests) {}

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

  /** What an interaction takes, so many times. */
  List<Answer> answers(Page page, Interaction interaction, int times) {
    page.navigate(base + "/admin/" + interaction.from());
    page.locator("main.view").waitFor();
    List<Answer> taken = new ArrayList<>();
    for (int turn = 0; taken.size() < times; turn++) {
      page.waitForTimeout(150);
      Object told =
          page.evaluate(TIME, List.of(interaction.act(turn), interaction.shown(turn)));
      if (interaction.counts(turn)) {
        List<Double> figures =
            ((List<?>) told).stream().map(each -> ((Number) each).doubleValue()).toList();
        taken.add(
            new Answer(figures.get(0), figures.get(1), figures.get(2), figures.get(3)));
      }
    }
    return taken;
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }
}
