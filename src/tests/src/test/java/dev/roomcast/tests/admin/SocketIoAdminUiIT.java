package dev.roomcast.tests.admin;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ScreenshotAnimations;
import dev.roomcast.tests.fixture.NodeClients;
import dev.roomcast.tests.fixture.OnOneServer;
import dev.roomcast.tests.fixture.OnServer;
import dev.roomcast.tests.fixture.Passwords;
import dev.roomcast.tests.fixture.PlainClient;
import dev.roomcast.tests.fixture.Server;
import dev.roomcast.tests.fixture.SocketIoClient;
import dev.roomcast.tests.fixture.Tokens;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.json.JSONException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The official Admin UI in a browser, as somebody uses it who knows it from Node.js. */
@OnServer
@OnOneServer
@ExtendWith(BrowserExtension.class)
class SocketIoAdminUiIT {
  private static final String FOLDER = "/admin-ui/";
  private static final Pattern CONNECTED =
      Pattern.compile("^\\s*connected\\s*$", Pattern.CASE_INSENSITIVE);

  /* As if the server had the page, so that it needs no permission for another origin. */
  private static void servePage(Page page, Path files) {
    page.route("**/*", route -> {
      String path = URI.create(route.request().url()).getPath();
      Path file = files.resolve(path.startsWith(FOLDER) ? path.substring(FOLDER.length()) : "-");
      if (Files.isRegularFile(file)) {
        route.fulfill(new Route.FulfillOptions().setPath(file));
      } else if (path.startsWith("/socket.io/")) {
        route.resume();
      } else {
        route.abort(); // Fonts of other hosts.
      }
    });
  }

  @Test
  void showsClientsRoomsAndServersAndDisconnectsOne(Server server, Browser browser)
      throws JSONException {
    Path files = NodeClients.adminUi();
    Page page = browser.page(Browser.Look.WIDE);
    try (var plain = PlainClient.connect(server, Tokens.of("pia").projects("*").make());
        var socket = SocketIoClient.connect(server, Tokens.of("sid").projects("*").make())) {
      plain.subscribe("project:ui");
      socket.subscribe("project:ui");
      servePage(page, files);
      page.navigate(server.base() + FOLDER + "index.html");
      page.getByLabel("Server URL").fill(server.base().toString());
      page.getByLabel("Username").fill(Passwords.USER);
      page.getByLabel("Password").fill(Passwords.PASSWORD);
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Connect")).click();

      page.getByText(CONNECTED).first().waitFor();
      picture(page, "dashboard");
      view(page, "Servers");
      page.getByText("node-").first().waitFor();
      picture(page, "servers");
      view(page, "Rooms");
      page.getByText("project:ui").first().waitFor();
      picture(page, "rooms");
      // It shows one namespace at a time, the default one first.
      view(page, "Sockets");
      page.getByText(id(socket)).first().waitFor();
      picture(page, "sockets");

      page.locator("tr").filter(new Locator.FilterOptions().setHasText(id(socket)))
          .locator("button").last().click();
      socket.inbox().await("disconnect", each -> each.name().equals("disconnect"));

      view(page, "Sockets"); // A click on the button is one on the row, which opens the socket.
      page.locator(".v-main .v-select").first().click();
      page.locator(".v-menu__content").getByText("(plain WebSocket)").click();
      page.getByText(plain.established().at("/data/connection_id").asText()).first().waitFor();
      picture(page, "sockets-plain");
    } finally {
      browser.forget(page, Browser.Look.WIDE);
    }
  }

  private static void view(Page page, String name) {
    page.locator(".v-navigation-drawer")
        .getByText(name, new Locator.GetByTextOptions().setExact(true))
        .click();
  }

  private static String id(SocketIoClient socket) throws JSONException {
    return socket.event("connection.established").getJSONObject("data").getString("connection_id");
  }

  private static void picture(Page page, String name) {
    page.screenshot(
        new ScreenshotOptions()
            .setAnimations(ScreenshotAnimations.DISABLED)
            .setPath(ViewsIT.picture("socketio-admin-ui-" + name)));
  }
}
