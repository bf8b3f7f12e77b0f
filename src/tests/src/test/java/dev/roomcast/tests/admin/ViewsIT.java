package dev.roomcast.tests.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import com.microsoft.playwright.options.ViewportSize;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.roomcast.tests.fixture.OnOneServer;
import dev.roomcast.tests.fixture.OnServer;
import dev.roomcast.tests.fixture.Paths;
import dev.roomcast.tests.fixture.PlainClient;
import dev.roomcast.tests.fixture.Server;
import dev.roomcast.tests.fixture.ServerKind;
import dev.roomcast.tests.fixture.Tokens;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each view with real clients connected: it is drawn, can be used by everybody, and looks like this. */
@OnServer
@OnOneServer
@ExtendWith(BrowserExtension.class)
class ViewsIT {
  private static final String ADMIN = "roomcast-admin";
  private static final String PROJECT = "project:5f9d3c1e-0000-4000-8000-00000000000b";
  private static final String BOTTOM =
      "Math.ceil(document.querySelector('main').getBoundingClientRect().bottom)";
  private static final String CHARTS_DRAWN =
      "[...document.querySelectorAll('roomcast-chart')].every((chart) => chart.querySelector('svg'))";
  private static final String ROW_OF = """
      const cell = [...document.querySelectorAll('main vaadin-grid-cell-content')]
        .find((each) => each.textContent.trim() === name);
      const row = cell?.assignedSlot?.closest('tr');
      const cells = row ? [...row.children] : [];
      """;
  private static final String ROW_SAYS = "([name, number]) => {" + ROW_OF + """
      return cells.some((each) =>
        each.querySelector('slot')?.assignedNodes()[0]?.textContent.trim() === number);
      }""";
  private static final String IS_GONE = "(name) => {" + ROW_OF + """
      return cells.some((each) => each.part.contains('gone'));
      }""";
  private static final Browser.Look GERMAN =
      new Browser.Look(1440, 844, ColorScheme.LIGHT, "de-DE");
  private static final List<Browser.Look> LOOKS =
      List.of(
          new Browser.Look(1440, 1000, ColorScheme.LIGHT, "en-US"),
          new Browser.Look(1440, 1000, ColorScheme.DARK, "en-US"),
          new Browser.Look(390, 844, ColorScheme.LIGHT, "en-US"),
          new Browser.Look(390, 844, ColorScheme.DARK, "en-US"));

  /** The views' addresses by the names of their screenshots. */
  private static Map<String, String> views(String connectionId) {
    Map<String, String> views = new LinkedHashMap<>();
    views.put("overview", "");
    views.put("connections", "connections");
    views.put("connection", "connections/" + connectionId);
    views.put("rooms", "rooms");
    views.put("room", "room?name=" + PROJECT);
    views.put("events", "events");
    views.put("publish", "publish");
    views.put("nodes", "nodes");
    views.put("audit", "audit");
    return views;
  }

  private static List<PlainClient> clients(Server server) {
    List<PlainClient> clients = new ArrayList<>();
    for (String user : List.of("ada", "alan", "barbara", "edsger", "grace", "linus")) {
      PlainClient client = PlainClient.connect(server, Tokens.of(user).projects("*").make());
      client.subscribe(PROJECT);
      clients.add(client);
    }
    server.rest().asPublisher().publish(PROJECT, "order.paid", Map.of("sum", 12));
    clients.get(0).event("order.paid");
    return clients;
  }

  /* So that the audit log has an entry. */
  private static void disconnectSomebody(Server server) {
    try (var client = PlainClient.connect(server, Tokens.of("ivan").make())) {
      server.rest().asOperator().delete("/api/v1/connections/" + id(client));
      client.closed();
    }
  }

  private static void watchAnEventPass(Server server, Dashboard dashboard) {
    dashboard.button("Start").click();
    dashboard.see("Waiting for the next event");
    server.rest().asPublisher().publish(PROJECT, "order.paid", Map.of("sum", 24));
    dashboard.await(dashboard.page().locator(".tail-rows"));
  }

  /* By a window as high as the view, which scrolls by itself. */
  private static void showAll(Page page) {
    int bottom = ((Number) page.evaluate(BOTTOM)).intValue();
    ViewportSize now = page.viewportSize();
    page.setViewportSize(now.width, Math.max(now.height, bottom));
    page.waitForFunction(CHARTS_DRAWN);
  }

  private static String id(PlainClient client) {
    return client.established().at("/data/connection_id").asText();
  }

  @Test
  void everyViewIsDrawnAndHasNoSeriousFaultForAnybodysAccess(Server server, Browser browser) {
    List<PlainClient> clients = clients(server);
    disconnectSomebody(server);
    List<String> faults = new ArrayList<>();
    try (var dashboard = Dashboard.of(browser, server, ADMIN)) {
      views(id(clients.get(0))).forEach((name, path) -> {
        dashboard.open(path);
        if (name.equals("events")) {
          watchAnEventPass(server, dashboard);
        }
        for (Browser.Look look : LOOKS) {
          Page page = dashboard.look(look).page();
          if (look.width() < 1000) {
            showAll(page);
          }
          page.screenshot(
              new ScreenshotOptions()
                  .setAnimations(ScreenshotAnimations.DISABLED)
                  .setPath(picture(name + "-" + look.name())));
          if (look.width() > 1000) {
            faults.addAll(Axe.graveFaults(page, name + " " + look.name()));
          }
        }
      });
    }
    clients.forEach(PlainClient::close);
    assertEquals(List.of(), faults);
  }

  @Test
  void noViewIsWiderThanTheWindow(Server server, Browser browser) {
    try (var client = PlainClient.connect(server, Tokens.of("ada").projects("*").make());
        var dashboard = Dashboard.of(browser, server, ADMIN, GERMAN)) {
      views(id(client)).forEach((name, path) -> {
        dashboard.open(path);
        for (int width : new int[] {1440, 390}) {
          dashboard.page().setViewportSize(width, 844);
          Object wide = dashboard.drawn().page()
              .evaluate("document.documentElement.scrollWidth");
          assertTrue(((Number) wide).intValue() <= width, name + " is " + wide + " wide");
        }
      });
    }
  }

  /* Its columns were wider than such a window: one saw names and kinds, and no number. */
  @Test
  void theRoomsFitANarrowWindowWithTheirNumbers(Server server, Browser browser) {
    try (var client = PlainClient.connect(server, Tokens.of("ada").projects("*").make());
        var dashboard = Dashboard.of(browser, server, "roomcast-viewer").open("rooms")) {
      client.subscribe(PROJECT);
      dashboard.await(dashboard.row("Kind").first());

      dashboard.look(LOOKS.get(2));

      dashboard.row("Kind").first()
          .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
      BoundingBox last = dashboard.row("Connections").first().boundingBox();
      assertTrue(last.x + last.width <= 390, "the last column ends at " + (last.x + last.width));
    }
  }

  @Test
  void theNumbersOfARoomChangeInTheirPlace(Server server, Browser browser) {
    String room = "project:5f9d3c1e-0000-4000-8000-00000000000d";
    String token = Tokens.of("ada").projects("*").make();
    try (var one = PlainClient.connect(server, token);
        var other = PlainClient.connect(server, token);
        var dashboard = Dashboard.of(browser, server, "roomcast-viewer")) {
      one.subscribe(room);
      dashboard.open("rooms").await(dashboard.row(room).first());

      other.subscribe(room);

      dashboard.page().waitForFunction(ROW_SAYS, List.of(room, "2"));
    }
  }

  @Test
  void aConnectionThatEndsKeepsItsPlaceAndIsShownAsGone(Server server, Browser browser) {
    try (var client = PlainClient.connect(server, Tokens.of("gwen").make());
        var stays = PlainClient.connect(server, Tokens.of("ada").make());
        var dashboard = Dashboard.of(browser, server, "roomcast-viewer").open("connections")) {
      dashboard.await(dashboard.row("gwen").first());

      client.close();

      dashboard.page().waitForFunction(IS_GONE, "gwen");
    }
  }

  @Test
  void theOverviewCountsTheClients(Server server, Browser browser) {
    List<PlainClient> clients = clients(server);
    try (var dashboard = Dashboard.of(browser, server, "roomcast-viewer").open("")) {
      int shown = Integer.parseInt(
          dashboard.page().locator(".figure:has-text('Connections') .figure-value span").first()
              .innerText());
      assertTrue(shown >= clients.size(), shown + " shown");
    } finally {
      clients.forEach(PlainClient::close);
    }
  }

  @Test
  void theSearchFindsAUser(Server server, Browser browser) {
    List<PlainClient> clients = clients(server);
    try (var dashboard = Dashboard.of(browser, server, "roomcast-viewer").open("connections")) {
      dashboard.row("ada").first().waitFor();
      dashboard.page().locator("vaadin-text-field input").first().fill("barb");

      dashboard.see("1 of ");
      dashboard.row("barbara").first().click();
      dashboard.page().waitForURL("**/connections/*");
      dashboard.see("Token’s claims");
    } finally {
      clients.forEach(PlainClient::close);
    }
  }

  static Path picture(String name) {
    String server = ServerKind.current().name().toLowerCase(Locale.ROOT);
    return Paths.target().resolve("screenshots").resolve(server).resolve(name + ".png");
  }
}
