package dev.roomcast.tests.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Request;
import dev.roomcast.tests.fixture.OnOneServer;
import dev.roomcast.tests.fixture.OnServer;
import dev.roomcast.tests.fixture.PlainClient;
import dev.roomcast.tests.fixture.Server;
import dev.roomcast.tests.fixture.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What comes of requests that no screen of the role would send, made by hand in its session. */
@OnServer
@OnOneServer
@ExtendWith(BrowserExtension.class)
class ForgedRequestsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String VIEWER = "roomcast-viewer";
  private static final String OPERATOR = "roomcast-operator";
  private static final int NODES = 1_000;   // of the tree that a screen is; there are fewer
  private static final String REQUEST = "v-r=uidl";

  /* Sends it as the page would, with the cookies of its session. */
  private static final String SEND = """
      ([url, body]) => fetch(url, {
        method: 'POST', credentials: 'same-origin', body,
        headers: { 'Content-Type': 'application/json; charset=UTF-8' },
      }).then((answer) => answer.status)
      """;

  private static PlainClient client(Server server, String user) {
    return PlainClient.connect(server, Tokens.of(user).projects("*").make());
  }

  private static String path(PlainClient client) {
    return "connections/" + client.established().at("/data/connection_id").asText();
  }

  /* The last request by which the page itself asked for something, once it is drawn. */
  private static Request lastRequest(Dashboard dashboard, String path) {
    List<Request> requests = new CopyOnWriteArrayList<>();
    dashboard.page().onRequest(request -> {
      if (request.url().contains(REQUEST)) {
        requests.add(request);
      }
    });
    dashboard.open(path).drawn();
    return requests.get(requests.size() - 1);
  }

  private static void send(Dashboard dashboard, String url, String body) {
    dashboard.page().evaluate(SEND, List.of(url, body));
  }

  private static ObjectNode body(Request request) {
    try {
      return (ObjectNode) JSON.readTree(request.postData());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /* The next request of this page, which clicks on every part of it, whether it is shown or not. */
  private static String clickEverything(Request last) {
    ObjectNode body = body(last);
    ArrayNode calls = body.putArray("rpc");
    for (int node = 1; node <= NODES; node++) {
      calls.addObject()
          .put("type", "event")
          .put("node", node)
          .put("event", "click")
          .putObject("data");
    }
    body.put("clientId", body.path("clientId").asInt() + 1);
    return body.toString();
  }

  private static void assertUntouched(PlainClient client) {
    assertTrue(client.command("ping", Map.of()).path("ok").asBoolean());
    assertEquals(List.of(), client.received("roomcast.test"));
    assertEquals(List.of(), client.received("connection.left"));
  }

  private static long audited(Server server, String target) {
    JsonNode entries = server.rest().asOperator().get("/api/v1/audit").json().path("entries");
    return StreamSupport.stream(entries.spliterator(), false)
        .filter(entry -> entry.toString().contains(target))
        .count();
  }

  @Test
  void viewerWhoClicksOnWhatIsHiddenDoesNothing(Server server, Browser browser) {
    try (var client = client(server, "victor");
        var dashboard = Dashboard.of(browser, server, VIEWER)) {
      client.subscribe("project:forged");
      Request last = lastRequest(dashboard, path(client));

      send(dashboard, last.url(), clickEverything(last));

      assertUntouched(client);
      assertEquals(0, audited(server, "victor"));
    }
  }

  /* Else the test above would show nothing. */
  @Test
  void operatorWhoClicksOnEverythingSendsATestEvent(Server server, Browser browser) {
    try (var client = client(server, "otto");
        var dashboard = Dashboard.of(browser, server, OPERATOR)) {
      Request last = lastRequest(dashboard, path(client));

      send(dashboard, last.url(), clickEverything(last));

      assertEquals("user:otto", client.event("roomcast.test").path("room").asText());
    }
  }

  @Test
  void operatorsRequestDoesNothingInAViewersSession(Server server, Browser browser) {
    try (var client = client(server, "oscar");
        var operator = Dashboard.of(browser, server, OPERATOR).open(path(client));
        var viewer = Dashboard.of(browser, server, VIEWER).open(path(client))) {
      Request sent =
          operator.page().waitForRequest(
              request -> request.url().contains(REQUEST),
              () -> operator.button("Send test event").click());
      client.event("roomcast.test");

      send(viewer, sent.url(), sent.postData());

      assertTrue(client.command("ping", Map.of()).path("ok").asBoolean());
      assertEquals(1, client.received("roomcast.test").size());
      assertEquals(1, audited(server, "oscar"));
    }
  }
}
