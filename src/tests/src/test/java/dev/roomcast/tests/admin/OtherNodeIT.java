package dev.roomcast.tests.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.tests.fixture.OnOneServer;
import dev.roomcast.tests.fixture.PlainClient;
import dev.roomcast.tests.fixture.Redis;
import dev.roomcast.tests.fixture.Server;
import dev.roomcast.tests.fixture.Tokens;
import dev.roomcast.tests.fixture.Wait;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What is done at one node's dashboard to another node and its clients. In the end the dashboard's
 * own node is started anew.
 */
@OnOneServer
@ExtendWith(BrowserExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OtherNodeIT {
  private static final String OPERATOR = "roomcast-operator";
  private static final String ADMIN = "roomcast-admin";
  private static final String PROJECT = "project:5f9d3c1e-0000-4000-8000-00000000000c";
  private static final double RESTART_MILLIS = 120_000;

  /* A server that stops may end the session first, or be gone without a word. */
  private static final Pattern AWAY =
      Pattern.compile("trying to reconnect|waiting for the server");

  private static Redis redis;
  private static Server here;
  private static Server there;

  @BeforeAll
  static void start() {
    redis = new Redis();
    here = starting("here");
    there = starting("there");
    here.awaitReady();
    there.awaitReady();
  }

  private static Server starting(String name) {
    return Server.starting(
        "dashboard-" + name,
        Map.of("roomcast.redis.url", redis.url(), "roomcast.node-name", name));
  }

  @AfterAll
  static void stop() {
    here.close();
    there.close();
    redis.close();
  }

  private static PlainClient clientThere(String user) {
    return PlainClient.connect(there, Tokens.of(user).projects("*").make());
  }

  private static String id(PlainClient client) {
    return client.established().at("/data/connection_id").asText();
  }

  private static Dashboard at(Browser browser, String group, String path) {
    return Dashboard.of(browser, here, group).open(path);
  }

  @Test
  @Order(1)
  void claimsAndHeadersComeFromTheClientsNode(Browser browser) {
    String token = Tokens.of("clara").projects("*").make();
    try (var client = PlainClient.withHeader(there, token);
        var dashboard = at(browser, "roomcast-viewer", "connections/" + id(client))) {
      dashboard.see("at there");
      dashboard.see("https://issuer.roomcast.test");
      dashboard.see(Pattern.compile("^Authorization$", Pattern.CASE_INSENSITIVE));
      assertFalse(dashboard.page().content().contains(token), "the token is shown");
    }
  }

  @Test
  @Order(2)
  void clientOfAnotherNodeIsDisconnected(Browser browser) {
    try (var client = clientThere("dora");
        var dashboard = at(browser, OPERATOR, "connections/" + id(client))) {
      dashboard.clickAndConfirm("Disconnect");

      assertEquals(4404, client.closed().code());
      dashboard.see("This connection has ended");
    }
  }

  @Test
  @Order(3)
  void clientOfAnotherNodeLeavesARoom(Browser browser) {
    try (var client = clientThere("lena")) {
      client.subscribe(PROJECT);
      try (var dashboard = at(browser, OPERATOR, "connections/" + id(client))) {
        dashboard.button("Take out of " + PROJECT).click();

        assertEquals(PROJECT, client.event("connection.left").path("room").asText());
        dashboard.see("Done for one connection");
      }
    }
  }

  @Test
  @Order(4)
  void anotherNodeIsDrained(Browser browser) {
    try (var client = clientThere("dirk");
        var dashboard = at(browser, ADMIN, "nodes")) {
      dashboard.clickAndConfirm("Drain", dashboard.card("there"));
      try {
        assertEquals(4405, client.closed().code());
        assertFalse(there.isReady());
        assertTrue(here.isReady());
      } finally {
        dashboard.button("Take clients again").click();
      }
      Wait.until(Duration.ofSeconds(20), () -> "readiness", there::isReady);
      clientThere("dirk").close();
    }
  }

  @Test
  @Order(5)
  void pageSaysThatItsNodeIsAwayAndComesBackByItself(Browser browser) {
    try (var dashboard = at(browser, OPERATOR, "")) {
      here.stop();
      dashboard.see(AWAY);

      here.startAgain();
      dashboard.page().setDefaultTimeout(RESTART_MILLIS);
      dashboard.await(dashboard.page().locator("vaadin-login-form"));
      dashboard.see("Connected again");
    }
  }

  /* The node that took the requests has been started anew meanwhile. */
  @Test
  @Order(6)
  void auditLogOutlivesTheNode(Browser browser) {
    try (var dashboard = at(browser, OPERATOR, "audit")) {
      dashboard.see("of dora; stays away");
      dashboard.see("End draining");
    }
  }
}
