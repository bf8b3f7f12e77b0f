package dev.roomcast.tests.admin;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import dev.roomcast.tests.fixture.Server;
import dev.roomcast.tests.fixture.Tokens;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** The dashboard as somebody at a browser sees and uses it. */
final class Dashboard implements AutoCloseable {
  /* Charts come a moment after the page, and their first points with the next second. */
  private static final String DRAWN = """
      () => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)))
        .then(() => Object.values(window.Vaadin.Flow.clients)
            .every((client) => !client.isActive || !client.isActive())
          && [...document.querySelectorAll('roomcast-chart')]
            .every((chart) => chart.dataset.points > 0))
      """;

  private static final String LOGIN = "vaadin-login-form input[name=username]";
  private static final String VIEW = "main.view";
  private static final Duration LONG = Duration.ofHours(2);   // longer than all tests take

  private final Page page;
  private final Server server;
  private final Optional<String> group;   // empty: nobody is signed in, and the session is its own
  private final Runnable end;

  private Dashboard(Page page, Server server, Optional<String> group, Runnable end) {
    this.page = page;
    this.server = server;
    this.group = group;
    this.end = end;
  }

  /** The page for signing in. */
  static Dashboard signedOut(Browser browser, Server server, Browser.Look look) {
    Page page = browser.page(look);
    Dashboard dashboard =
        new Dashboard(page, server, Optional.empty(), () -> browser.forget(page, look));
    dashboard.goTo("login");
    dashboard.page.locator(LOGIN).waitFor();
    return dashboard;
  }

  /** Signed in with a token of this group, when a view is opened. */
  static Dashboard of(Browser browser, Server server, String group) {
    return of(browser, server, group, Browser.Look.WIDE);
  }

  /* All of one group share a session, which saves each test the sign-in. */
  static Dashboard of(Browser browser, Server server, String group, Browser.Look look) {
    Page page = browser.page(look, group + " at " + server.base());
    return new Dashboard(page, server, Optional.of(group), page::close);
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

  /** By the menu, in this session alone. */
  void signOut() {
    page.locator("vaadin-menu-bar.user-menu vaadin-menu-bar-button").first().click();
    page.getByRole(
            AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Sign out").setExact(true))
        .click();
  }

  /** Opens a view by its address. */
  Dashboard goTo(String path) {
    page.navigate(server.base() + "/admin/" + path);
    return this;
  }

  /** Opens a view and waits until it is drawn. */
  Dashboard open(String path) {
    goTo(path);
    group.ifPresent(role -> signInIfNeeded(role, path));
    await(page.locator(VIEW));
    return this;
  }

  /* Nobody is signed in before the first test, and when the server has been started anew. */
  private void signInIfNeeded(String role, String path) {
    await(page.locator(VIEW + ", " + LOGIN).first());
    if (page.locator(LOGIN).count() > 0) {
      signInWithToken(Tokens.of("olga").groups(role).expiresIn(LONG).make());
      await(page.locator("vaadin-app-layout"));
      goTo(path);
    }
  }

  Page page() {
    return page;
  }

  /** Shows the same page in another window, and waits until it is drawn. */
  Dashboard look(Browser.Look look) {
    page.setViewportSize(look.width(), look.height());
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(look.colours()));
    return drawn();
  }

  /** Waits until the page has all that it has asked for, its charts' first points included. */
  Dashboard drawn() {
    page.waitForFunction(DRAWN);
    return this;
  }

  /** Waits until this is to be seen somewhere. */
  Locator see(String text) {
    return seen(page.getByText(text));
  }

  /** Waits until something like this is to be seen somewhere. */
  Locator see(Pattern text) {
    return seen(page.getByText(text));
  }

  private Locator seen(Locator text) {
    return await(text.filter(new Locator.FilterOptions().setVisible(true)).first());
  }

  /** Waits until this is there; leaves a picture of the page if it does not come. */
  Locator await(Locator part) {
    try {
      part.waitFor();
      return part;
    } catch (TimeoutError late) {
      String name = "late-" + System.currentTimeMillis();
      page.screenshot(new Page.ScreenshotOptions().setPath(ViewsIT.picture(name)));
      throw new AssertionError(name + ".png shows " + page.url(), late);
    }
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** The card with this heading. */
  Locator card(String heading) {
    return page.locator(".card")
        .filter(
            new Locator.FilterOptions()
                .setHas(
                    page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName(heading).setExact(true))));
  }

  /** Clicks a button, and again the one that confirms it. */
  void clickAndConfirm(String name) {
    clickAndConfirm(name, page.locator("main"));
  }

  /** The same for a button of this part of the page. */
  void clickAndConfirm(String name, Locator part) {
    part.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true))
        .first()
        .click();
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
    end.run();
  }
}
