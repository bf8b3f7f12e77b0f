package dev.roomcast.tests.admin;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.tests.fixture.LoginService;
import dev.roomcast.tests.fixture.OnOneServer;
import dev.roomcast.tests.fixture.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Signing in by a login service that knows Roomcast as a public client: by PKCE, without a secret. */
@OnOneServer
@ExtendWith(BrowserExtension.class)
class PublicClientIT {
  private static Server server;

  @BeforeAll
  static void start() {
    server = Server.start("public-client", LoginService.settingsWithoutSecret());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aClientWithoutSecretIsKnownByItsCodeVerifierAlone(Browser browser) {
    try (var service = LoginService.start("roomcast-operator").withoutSecret();
        var dashboard = Dashboard.signedOut(browser, server, Browser.Look.WIDE)) {
      dashboard.button("Sign in at 127.0.0.1").click();

      dashboard.await(dashboard.page().locator("vaadin-app-layout"));
      assertTrue(dashboard.navigation().contains("Audit"));
    }
  }

  @Test
  void aServiceThatWantsASecretLetsNobodyIn(Browser browser) {
    try (var service = LoginService.start("roomcast-operator");
        var dashboard = Dashboard.signedOut(browser, server, Browser.Look.WIDE)) {
      dashboard.button("Sign in at 127.0.0.1").click();

      dashboard.see("The login service did not let you in");
    }
  }
}
