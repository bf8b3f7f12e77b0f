package dev.roomcast.tests.publisher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roomcast.tests.embedded.FiringServlet;
import dev.roomcast.tests.embedded.Happened;
import dev.roomcast.tests.fixture.OnOneServer;
import dev.roomcast.tests.fixture.Paths;
import dev.roomcast.tests.fixture.PlainClient;
import dev.roomcast.tests.fixture.Server;
import dev.roomcast.tests.fixture.Tokens;
import dev.roomcast.tests.fixture.Wait;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An application in a WAR of its own, whose events reach the hub's clients by its publish API. */
@OnOneServer
class PublisherIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static Server server;

  private String room;

  @BeforeAll
  static void startHubAndApplication() {
    server =
        Server.startWith(
            "publisher",
            Map.of(
                "roomcast.publisher.url", "http://127.0.0.1:" + Server.PORT,
                "roomcast.publisher.token",
                    Tokens.of("shop").groups("roomcast-publisher").make()),
            Map.of("shop", application()));
    Wait.until(
        PATIENCE,
        () -> "the application to be served",
        () -> server.rest().status("/shop/fire") != 404);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void newRoom() {
    room = "order:" + UUID.randomUUID();
  }

  @Test
  void firedEventReachesTheHubsClients() {
    try (PlainClient client = join()) {
      assertEquals("fired", fire("plainly", 3));

      JsonNode event = client.event("test.happened");
      assertEquals(room, event.path("room").asText());
      assertEquals(3, event.at("/data/how_often").asInt());
    }
  }

  @Test
  void eventsArriveInTheOrderInWhichTheyWereFired() {
    List<Integer> fired = IntStream.range(0, 200).boxed().toList();
    try (PlainClient client = join()) {
      fired.forEach(n -> fire("plainly", n));

      assertEquals(
          fired,
          client.events("test.happened", fired.size(), PATIENCE).stream()
              .map((JsonNode event) -> event.at("/data/how_often").asInt())
              .toList());
    }
  }

  @Test
  void onlyWhatWasCommittedIsSent() {
    try (PlainClient client = join()) {
      fire("rollback", 1);
      fire("commit", 2);

      assertEquals(2, client.event("test.happened").at("/data/how_often").asInt());
      assertEquals(1, client.received("test.happened").size());
    }
  }

  @Test
  void invalidEventIsTheFirersMistake() {
    assertEquals("ConstraintViolationException", fire("plainly", -1));
  }

  private PlainClient join() {
    PlainClient client =
        PlainClient.connect(server, Tokens.of("ada").groups("roomcast-admin").make());
    assertTrue(client.subscribe(room).path("ok").asBoolean());
    return client;
  }

  private String fire(String how, int n) {
    return server.rest().get("/shop/fire?how=" + how + "&room=" + room + "&n=" + n).text();
  }

  private static Path application() {
    File[] libraries =
        Paths.embedded()
            .toFile()
            .listFiles(
                (directory, name) ->
                    name.startsWith("roomcast-api") || name.startsWith("jackson-"));
    Path war = Paths.target().resolve("shop.war");
    ShrinkWrap.create(WebArchive.class, "shop.war")
        .addClasses(Happened.class, FiringServlet.class)
        .addAsLibraries(libraries)
        .addAsLibrary(Paths.publisher().toFile())
        .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
        .as(ZipExporter.class)
        .exportTo(war.toFile(), true);
    return war;
  }
}
