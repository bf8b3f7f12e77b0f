package dev.roomcast.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.roomcast.api.Room;
import dev.roomcast.broker.LocalBroker;
import dev.roomcast.broker.LogLimits;
import dev.roomcast.broker.RedisProcess;
import dev.roomcast.protocol.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.RedisClient;

/** Two nodes of one hub with a real Redis, in which others publish. */
@Timeout(60)
class BridgeTest {
  private static RedisProcess redis;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Message> received = Collections.synchronizedList(new ArrayList<>());
  private final List<Bridge> bridges = new ArrayList<>();

  @BeforeAll
  static void start() throws IOException {
    redis = RedisProcess.brought();
  }

  @AfterAll
  static void stop() throws IOException {
    redis.close();
  }

  @AfterEach
  void end() throws InterruptedException {
    bridges.forEach(Bridge::close);
    threads.shutdown();
    assertTrue(threads.awaitTermination(20, TimeUnit.SECONDS));
  }

  private Bridge bridge() {
    LocalBroker broker =
        new LocalBroker(
            "e",
            new LogLimits(10, 10_000, Duration.ofHours(1)),
            1_000_000,
            Duration.ofMinutes(1),
            Runnable::run,
            Clock.systemUTC());
    broker.tail(
        (messages, delivered) -> {
          received.addAll(messages);
          delivered.run();
        });
    Bridge bridge =
        new Bridge(
            new BridgeSettings(
                RedisProcess.settings(redis.port(), "bridged", Duration.ofSeconds(2)),
                "socketio",
                "socket.io",
                10_000),
            broker,
            threads,
            System::nanoTime);
    bridges.add(bridge);
    bridge.start();
    return bridge;
  }

  private static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, () -> "in vain: " + what);
      Thread.onSpinWait();
    }
  }

  private static long publish(String channel, byte[] message) {
    try (RedisClient client = RedisClient.create("127.0.0.1", redis.port())) {
      return client.publish(channel.getBytes(StandardCharsets.UTF_8), message);
    }
  }

  private static byte[] python(String event, String data) {
    return ("{\"method\":\"emit\",\"event\":\"" + event + "\",\"data\":[" + data
            + "],\"binary\":false,\"namespace\":\"/\",\"room\":\"project:1\"}")
        .getBytes(StandardCharsets.UTF_8);
  }

  /* Nobody can be sure of being heard before Redis says that somebody listens. */
  private void awaitListener() {
    await("somebody to listen", () -> publish("socketio", python("test.probe", "0")) > 0);
    await("the probe", () -> !received.isEmpty());
    received.clear();
  }

  private List<String> data() {
    synchronized (received) {
      return received.stream()
          .map(message -> new String(message.data(), StandardCharsets.UTF_8))
          .toList();
    }
  }

  @Test
  void oneOfTwoNodesTakesEachMessageInItsOrder() {
    Bridge one = bridge();
    Bridge other = bridge();
    awaitListener();

    IntStream.range(0, 50).forEach(n -> publish("socketio", python("test.n", "" + n)));
    await("the last message", () -> received.size() >= 50);

    assertEquals(IntStream.range(0, 50).mapToObj(n -> "" + n).toList(), data());
    assertEquals(1, (one.isListening() ? 1 : 0) + (other.isListening() ? 1 : 0));
  }

  @Test
  void otherNodeTakesOverWhenTheFirstEnds() {
    Bridge one = bridge();
    await("the first", one::isListening);
    Bridge other = bridge();
    awaitListener();
    assertFalse(other.isListening());

    one.close();
    await("the other", other::isListening);
    awaitListener();
    publish("socketio", python("test.n", "1"));
    await("the message", () -> !received.isEmpty());

    assertEquals(List.of("1"), data());
  }

  @Test
  void listensAgainWhenRedisIsBack() throws IOException {
    bridge();
    awaitListener();

    redis.kill();
    redis.start();
    awaitListener();
    publish("socketio", python("test.n", "1"));
    await("the message", () -> !received.isEmpty());

    assertEquals(List.of("1"), data());
  }

  @Test
  void messagesOfNodeComeByTheChannelOfTheirNamespaceOrRoom() {
    bridge();
    awaitListener();
    byte[] message = // [emitter, {type: 2, data: [ev, 7], nsp: "/ws"}, {rooms: ["project:1"]}]
        HexFormat.of()
            .parseHex(
                "93a7656d697474657283a47479706502a46461746192a2657607a36e7370a32f7773"
                    + "81a5726f6f6d7391a970726f6a6563743a31");

    publish("socket.io#/ws#", message);
    publish("socket.io#/ws#project:1#", message);
    publish("socket.io-request#/ws#", message);
    publish("other", message);
    await("the messages", () -> received.size() >= 2);

    assertEquals(List.of("7", "7"), data());
    assertEquals("ev", received.get(0).type());
  }

  @Test
  void whatIsNotTakenIsCounted() {
    Bridge bridge = bridge();
    awaitListener();

    publish("socketio", new byte[] {(byte) 0x80, 4, '.'});
    publish("socketio", python("Not a type", "1"));
    publish("socketio", python("test.large", "\"" + "x".repeat(10_000) + "\""));
    publish("socketio", python("test.n", "1"));
    await("the last message", () -> !received.isEmpty());

    assertEquals(1, bridge.counts(Format.PYTHON).get("pickle"));
    assertEquals(1, bridge.counts(Format.PYTHON).get("type"));
    assertEquals(1, bridge.counts(Format.PYTHON).get("too-large"));
    assertEquals(0, bridge.counts(Format.NODE).get("published"));
  }

  @Test
  void nodeThatCannotRenewStopsBeforeAnotherMayBegin() {
    long[] now = {0};
    try (RedisClient client = RedisClient.create("127.0.0.1", redis.port())) {
      Lease one = new Lease("test-lease", () -> now[0]);
      Lease other = new Lease("test-lease", () -> now[0]);

      assertTrue(one.renew(client));
      assertFalse(other.renew(client));
      assertTrue(one.renew(client));
      now[0] += Duration.ofSeconds(4).toNanos();
      assertFalse(one.isHeld());
      assertTrue(client.pttl("test-lease") > 0);

      one.release(client);
      assertTrue(other.renew(client));
    }
  }

  @Test
  void pythonSocketioEmitsAsItDoesToItsOwnServers() throws Exception {
    String code =
        "import sys, socketio\n"
            + "manager = socketio.RedisManager(sys.argv[1], write_only=True)\n"
            + "manager.emit('project.updated', {'name': 'Shop', 'n': [1, None, 'ä']},"
            + " room='project:1')\n"
            + "manager.emit('announced', ('a', 2), namespace='/ws')\n"
            + "manager.emit('test.binary', b'\\x01', room='project:1')\n"
            + "manager.enter_room('nobody', '/', 'project:1')\n"
            + "manager.emit('test.last', 1, room='project:1')\n";
    assumeTrue(
        succeeds(
            "python3",
            "-c",
            "import socketio, redis\n"
                + "assert hasattr(socketio.packet.Packet, 'deconstruct_binary')"),
        "python-socketio from 5.14 on, with redis, is not installed");
    Bridge bridge = bridge();
    awaitListener();

    assertTrue(succeeds("python3", "-c", code, "redis://127.0.0.1:" + redis.port() + "/0"));
    await("the last event", () -> received.size() >= 3);

    assertEquals("{\"name\":\"Shop\",\"n\":[1,null,\"ä\"]}", data().get(0));
    assertEquals("[\"a\",2]", data().get(1));
    assertEquals("global", received.get(1).rooms().get(0).name());
    assertEquals("test.last", received.get(2).type());
    assertEquals(1, bridge.counts(Format.PYTHON).get("binary"));
    assertEquals(1, bridge.counts(Format.PYTHON).get("no-event"));
  }

  /* Where Node.js finds both modules, as with NODE_PATH. */
  @Test
  void emitterForNodeEmitsAsItDoesToItsOwnServers() throws Exception {
    String modules =
        "const { Emitter } = require('@socket.io/redis-emitter');"
            + "const { createClient } = require('redis');";
    String code =
        "(async () => {"
            + "const client = createClient({ url: process.argv[1] });"
            + "await client.connect();"
            + "const emitter = new Emitter(client, {}, '/ws');"
            + "emitter.to('project:1').emit('test.one', { n: 1, s: 'ä' });"
            + "emitter.to('project:1').to('project:2').emit('test.two', 1, 'b');"
            + "emitter.to('project:1').except('project:3').emit('test.except', 1);"
            + "emitter.to('project:1').emit('test.binary', Buffer.from([1]));"
            + "emitter.socketsJoin('project:9');"
            + "emitter.emit('test.last');"
            + "setTimeout(() => client.quit(), 300);"
            + "})();";
    assumeTrue(
        succeeds("node", "-e", modules), "@socket.io/redis-emitter and redis are not installed");
    Bridge bridge = bridge();
    awaitListener();

    assertTrue(succeeds("node", "-e", modules + code, "redis://127.0.0.1:" + redis.port()));
    await("the last event", () -> received.size() >= 3);

    assertEquals(List.of("{\"n\":1,\"s\":\"ä\"}", "[1,\"b\"]", "null"), data());
    assertEquals(
        List.of("project:1", "project:2"),
        received.get(1).rooms().stream().map(Room::name).toList());
    assertEquals("global", received.get(2).rooms().get(0).name());
    assertEquals(1, bridge.counts(Format.NODE).get("except"));
    assertEquals(1, bridge.counts(Format.NODE).get("binary"));
  }

  private static boolean succeeds(String... command) throws Exception {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException notInstalled) {
      return false;
    }
  }
}
