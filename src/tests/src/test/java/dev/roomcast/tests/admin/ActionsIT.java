package dev.roomcast.tests.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import dev.roomcast.tests.fixture.OnServer;
import dev.roomcast.tests.fixture.PlainClient;
import dev.roomcast.tests.fixture.Server;
import dev.roomcast.tests.fixture.Tokens;
import dev.roomcast.tests.fixture.Wait;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is clicked in the dashboard, and what a real client notices of it. */
@OnServer
@ExtendWith(BrowserExtension.class)
class ActionsIT {
  private static final String OPERATOR = "roomcast-operator";
  private static final String ADMIN = "roomcast-admin";
  private static final String PROJECT = "project:5f9d3c1e-0000-4000-8000-00000000000a";

  private static PlainClient client(Server server, String user) {
    return PlainClient.connect(server, Tokens.of(user).projects("*").make());
  }

  private static String id(PlainClient client) {
    return client.established().at("/data/connection_id").asText();
  }

  private static Dashboard at(Browser browser, Server server, String group, String path) {
    return Dashboard.of(browser, server, group).open(path);
  }

  @Test
  void aDisconnectedClientIsToldNotToComeBack(Server server, Browser browser) {
    try (var client = client(server, "dora");
        var dashboard = at(browser, server, OPERATOR, "connections/" + id(client))) {
      dashboard.clickAndConfirm("Disconnect");

      assertEquals(4404, client.closed().code());
      dashboard.see("This connection has ended");
    }
  }

  @Test
  void aClientThatIsToReconnectIsToldSo(Server server, Browser browser) {
    try (var client = client(server, "rita");
        var dashboard = at(browser, server, OPERATOR, "connections/" + id(client))) {
      dashboard.clickAndConfirm("Reconnect");

      assertEquals(4405, client.closed().code());
    }
  }

  @Test
  void aTestEventReachesTheClient(Server server, Browser browser) {
    try (var client = client(server, "tess");
        var dashboard = at(browser, server, OPERATOR, "connections/" + id(client))) {
      dashboard.button("Send test event").click();

      assertEquals("user:tess", client.event("roomcast.test").path("room").asText());
    }
  }

  @Test
  void aClientLeavesTheRoomThatItIsTakenOutOf(Server server, Browser browser) {
    try (var client = client(server, "lena")) {
      client.subscribe(PROJECT);
      try (var dashboard = at(browser, server, OPERATOR, "connections/" + id(client))) {
        dashboard.button("Take out of " + PROJECT).click();

        dashboard.see("Done for one connection");
        server.rest().asPublisher().publish(PROJECT, "order.paid", Map.of("n", 1));
        server.rest().asPublisher().publish("user:lena", "order.marker", Map.of());
        client.event("order.marker");
        assertTrue(client.received("order.paid").isEmpty());
      }
    }
  }

  @Test
  void aPublishedEventReachesTheMembersThatTheDryRunNamed(Server server, Browser browser) {
    try (var client = client(server, "paul");
        var dashboard = at(browser, server, ADMIN, "publish?room=user:paul")) {
      dashboard.page().locator("vaadin-text-field:has-text('type') input").first()
          .fill("order.paid");
      dashboard.page().locator("vaadin-text-area textarea").first().fill("{\"sum\": 12}");
      dashboard.button("Dry run").click();
      dashboard.see("One user");
      assertTrue(client.received("order.paid").isEmpty());

      dashboard.button("Publish").click();

      JsonNode event = client.event("order.paid");
      assertEquals(12, event.at("/data/sum").asInt());
    }
  }

  @Test
  void aWrongFieldIsToldAtTheField(Server server, Browser browser) {
    try (var dashboard = at(browser, server, ADMIN, "publish")) {
      dashboard.page().locator("vaadin-combo-box input").fill("project.updated");
      dashboard.page().locator("vaadin-combo-box-item")
          .filter(new Locator.FilterOptions().setHasText("project.updated"))
          .first().click();
      dashboard.button("Fill in an example").click();
      var name = dashboard.page().locator("vaadin-text-field:has-text('project_name')");
      dashboard.page().waitForCondition(() -> !name.locator("input").inputValue().isEmpty());
      name.locator("input").fill("");
      dashboard.button("Publish").click();

      name.getByText("is missing").waitFor();
    }
  }

  @Test
  void theLiveTailShowsAnEventAndItsPayload(Server server, Browser browser) {
    try (var dashboard = at(browser, server, "roomcast-viewer", "events")) {
      dashboard.page().locator(".tail vaadin-text-field input").first().fill("tail.seen");
      dashboard.button("Start").click();
      dashboard.see("Waiting for the next event");
      server.rest().asPublisher().publish("global", "tail.ignored", Map.of());
      server.rest().asPublisher().publish("global", "tail.seen", Map.of("answer", 42));

      var row = dashboard.page().locator(".tail-rows vaadin-grid-cell-content")
          .getByText("tail.seen").first();
      row.waitFor();
      assertEquals(
          0,
          dashboard.page().locator(".tail-rows vaadin-grid-cell-content")
              .getByText("tail.ignored").count());
      row.click();
      dashboard.see("\"answer\" : 42");
    }
  }

  @Test
  void aDrainedNodeSendsItsClientsAwayAndTakesNone(Server server, Browser browser) {
    try (var client = client(server, "dirk");
        var dashboard = at(browser, server, ADMIN, "nodes")) {
      dashboard.clickAndConfirm("Drain");
      try {
        assertEquals(4405, client.closed().code());
        assertEquals(503, server.rest().get("/health/ready").status());
      } finally {
        dashboard.button("Take clients again").click();
      }
      Wait.until(
          Duration.ofSeconds(20), () -> "readiness", () -> server.isReady());
      client(server, "dirk").close();
    }
  }

  @Test
  void aSecretIsNotInTheConfiguration(Server server, Browser browser) {
    try (var dashboard = at(browser, server, ADMIN, "nodes")) {
      dashboard.see("roomcast.admin.password-hash");
      assertFalse(dashboard.page().content().contains("pbkdf2"));
    }
  }

  @Test
  void aViewerHasNoButtonToActWith(Server server, Browser browser) {
    try (var client = client(server, "vera");
        var dashboard = at(browser, server, "roomcast-viewer", "connections/" + id(client))) {
      dashboard.see("Token’s claims");
      assertEquals(0, dashboard.button("Disconnect").count());
      assertEquals(0, dashboard.button("Send test event").count());
    }
  }

  @Test
  void whatWasDoneIsInTheAuditLog(Server server, Browser browser) {
    try (var client = client(server, "anna");
        var dashboard = at(browser, server, OPERATOR, "connections/" + id(client))) {
      dashboard.clickAndConfirm("Disconnect");
      client.closed();

      dashboard.open("audit").see("of anna");
    }
  }
}
