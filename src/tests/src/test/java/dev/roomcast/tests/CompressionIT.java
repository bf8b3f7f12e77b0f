package dev.roomcast.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.tests.fixture.DeflatingClient;
import dev.roomcast.tests.fixture.DeflatingClient.Received;
import dev.roomcast.tests.fixture.NodeClients;
import dev.roomcast.tests.fixture.Rooms;
import dev.roomcast.tests.fixture.ScriptClient;
import dev.roomcast.tests.fixture.Server;
import dev.roomcast.tests.fixture.Tokens;
import dev.roomcast.tests.fixture.Wait;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** permessage-deflate, set on from 1000 bytes. SocketIoConnectIT tests that it is off otherwise. */
class CompressionIT {
  private static final String AGREED =
      "permessage-deflate; server_no_context_takeover; client_no_context_takeover";
  private static final String LONG = "0123456789".repeat(300);

  private static Server server;

  @BeforeAll
  static void start() {
    server = Server.start("compression", Map.of("roomcast.compression.min-bytes", "1000"));
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  private static DeflatingClient plain() throws IOException {
    DeflatingClient client =
        new DeflatingClient(server, "/ws?token=" + Tokens.of("ada").projects("*").make());
    assertTrue(client.next().text().contains("connection.established"));
    return client;
  }

  private static String ping(String data) {
    return "{\"id\":1,\"command\":\"ping\",\"data\":\"" + data + "\"}";
  }

  @Test
  void neitherSideKeepsWhatItLearnedFromAMessage() throws IOException {
    try (DeflatingClient client = plain()) {
      assertEquals(AGREED, client.extensions());
    }
  }

  @Test
  void smallMessagesAreSentAsTheyAreAndLargeOnesCompressed() throws IOException {
    try (DeflatingClient client = plain()) {
      client.send(ping("short"));
      Received small = client.next();
      client.send(ping(LONG));
      Received large = client.next();
      client.send(ping(LONG));
      Received again = client.next();

      assertFalse(small.compressed());
      assertTrue(large.compressed());
      assertTrue(large.bytesOnTheWire() < 300, large.bytesOnTheWire() + " bytes");
      assertTrue(large.text().contains(LONG), large.text());
      assertTrue(again.text().contains(LONG), again.text());
    }
  }

  /* More than a buffer of any server, so that it may go out in several frames. */
  @Test
  void messageOfManyBuffersComesWhole() throws IOException {
    String data = LONG.repeat(100);
    try (DeflatingClient client = plain()) {
      client.send(ping(data));

      assertTrue(client.next().text().contains("\"" + data + "\""));
    }
  }

  @Test
  void compressedMessagesAreUnderstoodWholeAndInParts() throws IOException {
    try (DeflatingClient client = plain()) {
      client.sendCompressed(ping("whole " + LONG));
      assertTrue(client.next().text().contains("whole " + LONG));

      client.sendCompressed(ping("in parts " + LONG), 10);
      assertTrue(client.next().text().contains("in parts " + LONG));

      client.sendCompressed(ping("small"));
      assertTrue(client.next().text().contains("small"));
    }
  }

  @Test
  void bombEndsWith1009AndOtherClientsNoticeNothing() throws IOException {
    byte[] bomb = DeflatingClient.bomb(512);   // MiB, in half a megabyte
    try (DeflatingClient other = plain()) {
      List<DeflatingClient> attackers = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        attackers.add(plain());
      }
      for (DeflatingClient attacker : attackers) {
        sendUntilHungUp(attacker, bomb);
      }
      for (DeflatingClient attacker : attackers) {
        assertEquals(1009, attacker.closed());
        attacker.close();
      }
      other.send(ping("still there"));
      assertTrue(other.next().text().contains("still there"));
    }
    assertFalse(server.logContains("OutOfMemoryError"));
    Wait.until(Duration.ofSeconds(30), () -> "ten closings too-large, were " + tooLarge(),
        () -> tooLarge() >= 10);
  }

  private static int tooLarge() {
    String viewer = Tokens.of("ada").groups("roomcast-viewer").make();
    return server.rest().as(viewer).get("/api/v1/websocket/stats").json()
        .at("/closed_by_code/too-large").asInt();
  }

  /* A server that does not read on after it has closed lets the rest of the frame fail. */
  private static void sendUntilHungUp(DeflatingClient attacker, byte[] bomb) throws IOException {
    try {
      attacker.sendDeflated(bomb);
    } catch (SocketException hungUp) {
      // The close frame has come before.
    }
  }

  @Test
  void bombThatNeverEndsEndsWith1009() throws IOException {
    byte[] part = DeflatingClient.bomb(1);
    try (DeflatingClient attacker = plain()) {
      attacker.sendDeflatedPart(part, true);

      assertEquals(1009, attacker.closed());
      assertHungUp(attacker, part);
    }
  }

  /* Writing fails some time after the other side has closed. */
  private static void assertHungUp(DeflatingClient client, byte[] part) throws IOException {
    for (int i = 0; i < 100_000; i++) {
      try {
        client.sendDeflatedPart(part, false);
      } catch (SocketException closed) {
        return;
      }
    }
    throw new AssertionError("the server takes more and more");
  }

  @Test
  void whatCannotBeInflatedEndsWith1007() throws IOException {
    try (DeflatingClient client = plain()) {
      client.sendDeflated(new byte[] {-1, -1, -1, -1});

      assertEquals(1007, client.closed());
    }
  }

  @Test
  void javaScriptClientTakesCompressedEvents() {
    String room = Rooms.project(Rooms.newProjectId());
    String token = Tokens.of("ada").projects("*").make();
    try (ScriptClient client =
        NodeClients.startWithDeflate(server, "4.8", "websocket", token, room)) {
      assertEquals(
          "permessage-deflate", client.await("connected").path("extensions").asText());
      assertTrue(client.await("subscribed").path("ok").asBoolean());

      server.rest().asPublisher().publish(room, "test.happened", Map.of("text", LONG));
      server.rest().asPublisher().publish(room, "test.last", Map.of());

      assertEquals(LONG, client.event("test.happened").at("/data/text").asText());
    }
  }
}
