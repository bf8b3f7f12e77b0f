package dev.roomcast.tests.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.tests.fixture.LoginService;
import dev.roomcast.tests.fixture.OnOneServer;
import dev.roomcast.tests.fixture.OnServer;
import dev.roomcast.tests.fixture.Server;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Signing in to the dashboard by a login service, in a browser. */
@OnServer
@OnOneServer
@ExtendWith(BrowserExtension.class)
class LoginServiceIT {
  private static final String OPERATOR = "roomcast-operator";
  private static final Pattern NOT_LET_IN = Pattern.compile("The login service did not let you in");

  /** What is wrong with an ID token. */
  private enum Untrue {
    FORGED(LoginService::forging),
    OF_ANOTHER_SIGN_IN(service -> service.claim("nonce", "another")),
    FOR_ANOTHER_CLIENT(service -> service.claim("aud", "another"));

    private final UnaryOperator<LoginService> spoilt;

    Untrue(UnaryOperator<LoginService> spoilt) {
      this.spoilt = spoilt;
    }
  }

  private static Dashboard atLogin(Browser browser, Server server) {
    return Dashboard.signedOut(browser, server, Browser.Look.WIDE);
  }

  private static void signIn(Dashboard dashboard) {
    dashboard.button("Sign in at 127.0.0.1").click();
  }

  private static void assertNobody(Dashboard dashboard) {
    dashboard.goTo("connections");
    dashboard.await(dashboard.page().locator("vaadin-login-form"));
  }

  @Test
  void theGroupsOfThePersonSayWhatTheyMaySee(Server server, Browser browser) {
    try (var service = LoginService.start(OPERATOR, "staff");
        var dashboard = atLogin(browser, server)) {
      signIn(dashboard);

      dashboard.await(dashboard.page().locator("vaadin-app-layout"));
      assertTrue(dashboard.navigation().contains("Audit"));
      assertFalse(dashboard.navigation().contains("Publish"));
    }
  }

  @Test
  void signingOutEndsTheSessionAtTheLoginServiceToo(Server server, Browser browser) {
    try (var service = LoginService.start(OPERATOR); var dashboard = atLogin(browser, server)) {
      signIn(dashboard);
      dashboard.await(dashboard.page().locator("vaadin-app-layout"));

      dashboard.signOut();

      dashboard.await(dashboard.page().locator("vaadin-login-form"));
      assertEquals(LoginService.CLIENT, service.lastSignOut().get("client_id"));
      assertTrue(service.lastSignOut().containsKey("id_token_hint"));
      assertNobody(dashboard);
    }
  }

  @Test
  void whoeverHasNoRoleIsNotLetIn(Server server, Browser browser) {
    try (var service = LoginService.start("staff"); var dashboard = atLogin(browser, server)) {
      signIn(dashboard);

      dashboard.see("You may not come in here: it needs the group roomcast-viewer, or more");
      assertNobody(dashboard);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anIdTokenThatIsNotMeantLetsNobodyIn(Untrue idToken, Server server, Browser browser) {
    try (var service = idToken.spoilt.apply(LoginService.start(OPERATOR));
        var dashboard = atLogin(browser, server)) {
      signIn(dashboard);

      dashboard.see(NOT_LET_IN);
      assertNobody(dashboard);
    }
  }

  @Test
  void whatTheServiceRefusesIsSaid(Server server, Browser browser) {
    try (var service = LoginService.start(OPERATOR).refusing("access_denied");
        var dashboard = atLogin(browser, server)) {
      signIn(dashboard);

      dashboard.see(NOT_LET_IN);
      assertTrue(dashboard.page().url().endsWith("/admin/login"), dashboard.page().url());
    }
  }

  /* As if somebody had made another's browser open the address that they were to come back to. */
  @Test
  void anAnswerThatAnotherBrowserAskedForLetsNobodyIn(Server server, Browser browser) {
    try (var service = LoginService.start(OPERATOR).holding();
        var attacker = atLogin(browser, server);
        var victim = atLogin(browser, server)) {
      signIn(attacker);
      attacker.page().waitForCondition(() -> !service.lastAnswer().isEmpty());

      victim.page().navigate(service.lastAnswer());

      victim.see("This sign-in was begun elsewhere or is over.");
      assertNobody(victim);
    }
  }

  @Test
  void anAnswerToAnotherSignInLetsNobodyIn(Server server, Browser browser) {
    try (var service = LoginService.start(OPERATOR).holding();
        var attacker = atLogin(browser, server);
        var victim = atLogin(browser, server)) {
      signIn(victim);
      victim.page().waitForCondition(() -> !service.lastAnswer().isEmpty());
      String own = service.lastAnswer();
      signIn(attacker);
      attacker.page().waitForCondition(() -> !service.lastAnswer().equals(own));

      victim.page().navigate(service.lastAnswer());

      victim.see(NOT_LET_IN);
      assertNobody(victim);
    }
  }

  @Test
  void anAnswerIsTakenOnce(Server server, Browser browser) {
    try (var service = LoginService.start(OPERATOR); var dashboard = atLogin(browser, server)) {
      signIn(dashboard);
      dashboard.await(dashboard.page().locator("vaadin-app-layout"));
      dashboard.signOut();
      dashboard.await(dashboard.page().locator("vaadin-login-form"));

      dashboard.page().navigate(service.lastAnswer());

      dashboard.see("This sign-in was begun elsewhere or is over.");
    }
  }
}
