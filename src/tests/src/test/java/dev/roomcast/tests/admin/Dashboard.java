package dev.roomcast.tests.admin;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.roomcast.tests.fixture.Server;
import dev.roomcast.tests.fixture.Tokens;
import java.util.regex.Pattern;

/** The dashboard as somebody at a browser sees and uses it. */
final class Dashboard implements AutoCloseable {
  private final Page page;
  private final Server server;

  private Dashboard(Page page, Server server) {
    this.page = page;
    this.server = server;
  }

  /** The page for signing in. */
  static Dashboard signedOut(Browser browser, Server server, Browser.Look look) {
    Dashboard dashboard = new Dashboard(browser.page(look), server);
    dashboard.goTo("login");
    dashboard.page.locator("vaadin-login-form input[name=username]").waitFor();
    return dashboard;
  }

  /** Signed in with a token of this group. */
  static Dashboard of(Browser browser, Server server, String group) {
    return of(browser, server, group, Browser.Look.WIDE);
  }

  static Dashboard of(Browser browser, Server server, String group, Browser.Look look) {
    Dashboard dashboard = signedOut(browser, server, look);
    dashboard.signInWithToken(Tokens.of("olga").groups(group).make());
    dashboard.page.locator("vaadin-app-layout").waitFor();
    return dashboard;
  }

  void signIn(String user, String password) {
    page.locator("input[name=username]").fill(user);
    page.locator("input[name=password]").fill(password);
    page.locator("input[name=password]").press("Enter");
  }

  void signInWithToken(String token) {
    page.locator(".sign-in-token vaadin-details-summary").click();
    page.locator(".sign-in-token input").fill(token);
    page.locator(".sign-in-token vaadin-button").click();
  }

  /** Opens a view by its address. */
  Dashboard goTo(String path) {
    page.navigate(server.base() + "/admin/" + path);
    return this;
  }

  /** Opens a view and waits until it is drawn. */
  Dashboard open(String path) {
    goTo(path);
    page.locator("main.view").waitFor();
    return this;
  }

  Page page() {
    return page;
  }

  /** Waits until this is to be seen somewhere. */
  Locator see(String text) {
    Locator found = page.getByText(text).filter(new Locator.FilterOptions().setVisible(true));
    found.first().waitFor();
    return found.first();
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** Clicks a button, and again the one that confirms it. */
  void clickAndConfirm(String name) {
    button(name).first().click();
    page.locator("vaadin-confirm-dialog-overlay, vaadin-confirm-dialog")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name))
        .last()
        .click();
  }

  /** The names of the views that the drawer leads to. */
  String navigation() {
    return page.locator("vaadin-side-nav").innerText();
  }

  Locator heading() {
    return page.locator("main h1");
  }

  Locator row(String text) {
    return page.locator("vaadin-grid-cell-content")
        .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + text + "$")));
  }

  @Override
  public void close() {
    page.context().close();
  }
}
