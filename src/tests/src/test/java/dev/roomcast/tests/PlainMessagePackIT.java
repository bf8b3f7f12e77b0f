package dev.roomcast.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.roomcast.tests.fixture.MessagePackClient;
import dev.roomcast.tests.fixture.OnServer;
import dev.roomcast.tests.fixture.PlainClient;
import dev.roomcast.tests.fixture.Rooms;
import dev.roomcast.tests.fixture.Server;
import dev.roomcast.tests.fixture.Tokens;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The plain WebSocket in its other format; what the objects say is tested in JSON. */
@OnServer
class PlainMessagePackIT {

  @Test
  void subprotocolIsAgreedOnAndCommandsAreAnswered(Server server) {
    try (var client = new MessagePackClient(server, Tokens.of("ada").make())) {
      assertEquals("roomcast.v1.msgpack", client.subprotocol());
      assertEquals("ada", client.event("connection.established").at("/data/user_id").asText());

      // {command:"ping", data:<00 01 ff>}
      client.send("82 a7636f6d6d616e64 a470696e67 a464617461 c4030001ff");

      // The library that reads here shows binary values as text.
      assertEquals("\u0000\u0001\ufffd", client.event("reply").path("data").asText());
    }
  }

  @Test
  void clientsOfBothFormatsSeeTheSameEvent(Server server) {
    String room = Rooms.project(Rooms.newProjectId());
    String token = Tokens.of("ada").projects("*").make();
    try (var json = PlainClient.connect(server, token);
        var binary = new MessagePackClient(server, token)) {
      json.subscribe(room);
      binary.subscribe(room);
      assertEquals(room, binary.event("reply").path("room").asText());

      server.rest().asPublisher().publish(
          room, "test.happened", Map.of("n", 1, "share", 0.5, "large", 1L << 40, "text", "é"));

      assertEquals(
          json.event("test.happened").toString(), binary.event("test.happened").toString());
    }
  }

  @Test
  void textMessageEndsTheConnection(Server server) {
    try (var client = new MessagePackClient(server, Tokens.of("ada").make())) {
      client.event("connection.established");

      client.sendText("{\"command\":\"ping\"}");

      assertEquals(4400, client.closeCode());
    }
  }
}
