package dev.roomcast.tests.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roomcast.tests.fixture.PlainClient;
import dev.roomcast.tests.fixture.Rest;
import dev.roomcast.tests.fixture.Tokens;
import java.net.URI;
import java.net.URL;
import java.util.Map;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an application fires inside the container, seen by a client outside. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class FiredEventsIT {

  @ArquillianResource
  private URL deployed;

  private String room;
  private URI address;

  @Deployment
  static WebArchive application() {
    return EmbeddingWar.create();
  }

  @BeforeEach
  void newRoom() {
    room = "order:" + UUID.randomUUID();
    address = EmbeddingWar.address(deployed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plainly", "asynchronously", "commit"})
  void firedEventReachesTheRoom(String how) {
    try (PlainClient client = join()) {
      assertEquals("fired", fire(how, 3));

      JsonNode event = client.event("test.happened");
      assertEquals(room, event.path("room").asText());
      assertEquals(3, event.at("/data/how_often").asInt());
    }
  }

  @Test
  void eventOfATransactionThatIsRolledBackReachesNobody() {
    try (PlainClient client = join()) {
      fire("rollback", 1);
      fire("commit", 2);

      assertEquals(2, client.event("test.happened").at("/data/how_often").asInt());
      assertEquals(1, client.received("test.happened").size());
    }
  }

  @Test
  void invalidEventIsTheFirersMistake() {
    try (PlainClient client = join()) {
      assertEquals("ConstraintViolationException", fire("plainly", -1));
      fire("plainly", 1);

      assertEquals(1, client.event("test.happened").at("/data/how_often").asInt());
      assertEquals(1, client.received("test.happened").size());
    }
  }

  @Test
  void applicationsOwnPolicyDecides() {
    try (PlainClient client = join()) {
      JsonNode refused = client.subscribe("project:1");

      assertEquals("not-allowed", refused.at("/error/code").asText());
    }
  }

  private PlainClient join() {
    String token = Tokens.of("ada").projects("*").make();
    PlainClient client = new PlainClient(
        URI.create(address.toString().replace("http:", "ws:") + "/ws?token=" + token), Map.of());
    client.established();
    assertTrue(client.subscribe(room).path("ok").asBoolean());
    return client;
  }

  private String fire(String how, int n) {
    return new Rest(address).get("/fire?how=" + how + "&room=" + room + "&n=" + n).text();
  }
}
