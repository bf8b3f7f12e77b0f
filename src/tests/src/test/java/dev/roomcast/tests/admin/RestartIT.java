package dev.roomcast.tests.admin;

import com.microsoft.playwright.Locator;
import dev.roomcast.tests.fixture.Server;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BrowserExtension.class)
class RestartIT {

  @Test
  void thePageSaysThatTheServerIsAwayAndComesBackByItself(Browser browser) {
    try (Server server = Server.start("restart", Map.of());
        var dashboard = Dashboard.of(browser, server, "roomcast-viewer")) {
      server.stop();
      dashboard.see("Connection to the server lost; trying to reconnect…");

      server.startAgain();
      dashboard.page().locator("vaadin-login-form").waitFor(
          new Locator.WaitForOptions().setTimeout(90_000));
      dashboard.see("Connected again");
    }
  }
}
