package dev.roomcast.tests.admin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.ScreenshotOptions;
import dev.roomcast.tests.fixture.OnOneServer;
import dev.roomcast.tests.fixture.OnServer;
import dev.roomcast.tests.fixture.Paths;
import dev.roomcast.tests.fixture.Server;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a room has got, page by page in the dashboard. */
@OnServer
@OnOneServer
@ExtendWith(BrowserExtension.class)
class RoomHistoryIT {
  private final String room = "order:" + UUID.randomUUID();

  /* Two pages of twenty and five events more. */
  private void publish(Server server) {
    for (int i = 1; i <= 45; i++) {
      server
          .rest()
          .asPublisher()
          .publish(room, i == 7 ? "order.seventh" : "order.paid", Map.of("number", i));
    }
  }

  private Dashboard open(Browser browser, Server server, String group) {
    return Dashboard.of(browser, server, group).open("room?name=" + room);
  }

  /* The event in the first row says so. */
  private static void assertFirst(Dashboard dashboard, int number) {
    dashboard.page().locator(".history-rows vaadin-grid-cell-content")
        .filter(new Locator.FilterOptions().setHasText("order.")).first().click();
    dashboard.see("\"number\" : " + number);
    dashboard.button("Close").click();
  }

  @Test
  void anOperatorPagesBackAndForth(Server server, Browser browser) {
    publish(server);
    try (var dashboard = open(browser, server, "roomcast-operator")) {
      assertThat(dashboard.button("Newer")).isDisabled();
      assertFirst(dashboard, 45);
      dashboard.page().screenshot(
          new ScreenshotOptions()
              .setFullPage(true)
              .setPath(Paths.target().resolve("screenshots").resolve("room-history.png")));

      dashboard.button("Older").click();
      assertThat(dashboard.button("Newer")).isEnabled();
      assertFirst(dashboard, 25);
      dashboard.button("Older").click();
      assertThat(dashboard.button("Older")).isDisabled();
      assertFirst(dashboard, 5);
      dashboard.button("Newer").click();
      assertThat(dashboard.button("Older")).isEnabled();
      assertFirst(dashboard, 25);
    }
  }

  @Test
  void theTypeMayBeNamed(Server server, Browser browser) {
    publish(server);
    try (var dashboard = open(browser, server, "roomcast-operator")) {
      Locator type = dashboard.page().locator(".history input");
      type.fill("order.sev*");
      type.press("Enter");

      dashboard.row("order.seventh").first().waitFor();
      assertThat(dashboard.button("Older")).isDisabled();
      assertFirst(dashboard, 7);
    }
  }

  @Test
  void aViewerDoesNotSeeIt(Server server, Browser browser) {
    publish(server);
    try (var dashboard = open(browser, server, "roomcast-viewer")) {
      dashboard.see("Members");
      assertEquals(0, dashboard.page().locator(".history").count());
    }
  }
}
