package dev.roomcast.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.tests.fixture.OnOneServer;
import dev.roomcast.tests.fixture.PlainClient;
import dev.roomcast.tests.fixture.Redis;
import dev.roomcast.tests.fixture.Server;
import dev.roomcast.tests.fixture.Tokens;
import dev.roomcast.tests.fixture.Wait;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Two nodes of a hub, and back ends that emit through Redis as before. The last test kills one. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@OnOneServer
class BridgeIT {
  private static final String ROOM = "project:1";
  private static final Duration SOON = Duration.ofSeconds(20);

  private static Redis redis;
  private static Server one;
  private static Server other;

  @BeforeAll
  static void start() {
    redis = new Redis();
    Map<String, String> settings =
        Map.of("roomcast.redis.url", redis.url(), "roomcast.bridge.url", redis.url());
    one = Server.starting("bridge-one", settings);
    other = Server.starting("bridge-other", settings);
    one.awaitReady();
    other.awaitReady();
    Wait.until(SOON, () -> "a listener", () -> redis.publish("socketio", new byte[] {'{'}) == 1);
  }

  @AfterAll
  static void stop() {
    one.close();
    other.close();
    redis.close();
  }

  private static PlainClient member(Server server) {
    PlainClient client = PlainClient.connect(server, Tokens.of("ada").projects("*").make());
    assertTrue(client.subscribe(ROOM).path("ok").asBoolean());
    return client;
  }

  private static byte[] emit(String type, int n) {
    return ("{\"method\":\"emit\",\"event\":\"" + type + "\",\"data\":[{\"n\":" + n
            + "}],\"binary\":false,\"namespace\":\"/ws\",\"room\":\"" + ROOM + "\"}")
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  @Order(1)
  void whatPythonAndNodeEmitReachesTheClientsOfBothNodesOnce() {
    byte[] ofNode = // [emitter, {type: 2, data: ["test.node", 7], nsp: "/ws"}, {rooms: [ROOM]}]
        HexFormat.of()
            .parseHex(
                "93a7656d697474657283a47479706502a46461746192a9746573742e6e6f646507"
                    + "a36e7370a32f7773" + "81a5726f6f6d7391a970726f6a6563743a31");
    try (var here = member(one); var there = member(other)) {
      redis.publish("socketio", emit("test.python", 1));
      redis.publish("socket.io#/ws#" + ROOM + "#", ofNode);
      redis.publish("socketio", new byte[] {(byte) 0x80, 4, '.'});
      redis.publish("socketio", emit("test.last", 2));

      for (PlainClient client : new PlainClient[] {here, there}) {
        assertEquals(2, client.event("test.last").at("/data/n").asInt());
        assertEquals(1, client.received("test.python").size());
        assertEquals(1, client.event("test.python").at("/data/n").asInt());
        assertEquals(7, client.event("test.node").path("data").asInt());
      }
      assertEquals(
          here.event("test.python").path("id").asText(),
          there.event("test.python").path("id").asText());
    }
    assertTrue(
        hasPickle(one) || hasPickle(other), () -> one.rest().get("/metrics").text());
  }

  private static boolean hasPickle(Server server) {
    return server
        .rest()
        .get("/metrics")
        .text()
        .contains("roomcast_bridge_python_messages_total{outcome=\"pickle\"} 1.0");
  }

  @Test
  @Order(2)
  void otherNodeListensWhenTheOneThatDidIsKilled() {
    boolean first = isListening(one);
    Server left = first ? other : one;
    (first ? one : other).kill();

    Wait.until(SOON, () -> "the other node", () -> isListening(left));
    Wait.until(SOON, () -> "a listener", () -> redis.publish("socketio", emit("test.try", 0)) == 1);
    try (var client = member(left)) {
      redis.publish("socketio", emit("test.still", 3));

      assertEquals(3, client.event("test.still").at("/data/n").asInt());
    }
  }

  private static boolean isListening(Server server) {
    return server.rest().get("/metrics").text().contains("roomcast_bridge_listening 1.0");
  }
}
