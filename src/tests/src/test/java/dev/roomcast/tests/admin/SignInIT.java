package dev.roomcast.tests.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import dev.roomcast.tests.fixture.OnServer;
import dev.roomcast.tests.fixture.Passwords;
import dev.roomcast.tests.fixture.Server;
import dev.roomcast.tests.fixture.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@OnServer
@ExtendWith(BrowserExtension.class)
class SignInIT {
  private static final Browser.Look WIDE = Browser.Look.WIDE;

  @Test
  void thePasswordOpensTheDashboardToAnAdministrator(Server server, Browser browser) {
    try (var dashboard = Dashboard.signedOut(browser, server, WIDE)) {
      dashboard.signIn(Passwords.USER, Passwords.PASSWORD);

      dashboard.await(dashboard.page().locator("vaadin-app-layout"));
      assertEquals("Overview", dashboard.heading().innerText());
      assertTrue(dashboard.navigation().contains("Publish"));
    }
  }

  @Test
  void aWrongPasswordOpensNothing(Server server, Browser browser) {
    try (var dashboard = Dashboard.signedOut(browser, server, WIDE)) {
      dashboard.signIn(Passwords.USER, "guessed");

      dashboard.see("The user or the password is not right.");
      dashboard.goTo("connections");
      dashboard.await(dashboard.page().locator("vaadin-login-form"));
    }
  }

  @Test
  void aTokenOpensWhatItsGroupMaySee(Server server, Browser browser) {
    try (var dashboard = Dashboard.of(browser, server, "roomcast-viewer").open("")) {
      assertTrue(dashboard.navigation().contains("Connections"));
      assertFalse(dashboard.navigation().contains("Publish"));
      assertFalse(dashboard.navigation().contains("Audit"));
    }
  }

  @Test
  void aTokenWithoutARoleOpensNothing(Server server, Browser browser) {
    try (var dashboard = Dashboard.signedOut(browser, server, WIDE)) {
      dashboard.signInWithToken(Tokens.of("ada").groups("staff").make());

      dashboard.see("it needs the group roomcast-viewer");
    }
  }

  @Test
  void aForgedTokenOpensNothing(Server server, Browser browser) {
    try (var dashboard = Dashboard.signedOut(browser, server, WIDE)) {
      dashboard.signInWithToken(Tokens.of("ada").groups("roomcast-admin").forged().make());

      dashboard.see("The token was refused: token-signature");
    }
  }

  @Test
  void anAddressDoesNotLeadPastTheRole(Server server, Browser browser) {
    try (var dashboard = Dashboard.of(browser, server, "roomcast-viewer").open("")) {
      for (String view : new String[] {"publish", "audit"}) {
        dashboard.goTo(view);
        dashboard.page().waitForLoadState();
        assertEquals(0, dashboard.page().locator("main." + view).count(), view);
      }
    }
  }

  @Test
  void signingOutClosesTheDashboard(Server server, Browser browser) {
    try (var dashboard = Dashboard.signedOut(browser, server, WIDE)) {
      dashboard.signInWithToken(Tokens.of("ada").groups("roomcast-admin").make());
      dashboard.await(dashboard.page().locator("vaadin-app-layout"));

      dashboard.signOut();
      dashboard.await(dashboard.page().locator("vaadin-login-form"));

      dashboard.goTo("connections");
      dashboard.await(dashboard.page().locator("vaadin-login-form"));
    }
  }

  /* As when somebody signs out while the next page is on its way. */
  @Test
  void aPageWhoseSessionEndsBeforeItIsDrawnIsLoadedAgain(Server server, Browser browser) {
    try (var dashboard = Dashboard.signedOut(browser, server, WIDE)) {
      var ended = new Route.FulfillOptions()
          .setContentType("application/json")
          .setBody("for(;;);[{\"meta\":{\"sessionExpired\":true}}]");
      dashboard.page().route(
          url -> url.contains("v-r=uidl"),
          request -> request.fulfill(ended),
          new Page.RouteOptions().setTimes(1));

      dashboard.goTo("");

      dashboard.see("This session has ended");
      dashboard.await(dashboard.page().locator("vaadin-login-form"));
    }
  }

  @Test
  void theBrowsersLanguageIsSpoken(Server server, Browser browser) {
    var german = new Browser.Look(1440, 900, ColorScheme.DARK, "de-CH");
    try (var dashboard = Dashboard.of(browser, server, "roomcast-viewer", german).open("")) {
      assertTrue(dashboard.navigation().contains("Verbindungen"));
      assertEquals("dark", dashboard.page().locator("html").getAttribute("theme"));
    }
  }
}
