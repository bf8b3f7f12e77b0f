package dev.roomcast.protocol.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.fuzz.FuzzHub;
import dev.roomcast.fuzz.Mutations;
import dev.roomcast.protocol.Handshake;
import dev.roomcast.protocol.ProtocolViolation;
import dev.roomcast.protocol.Seats;
import dev.roomcast.protocol.SessionEnds;
import dev.roomcast.wire.Closing;
import dev.roomcast.wire.FakeWire;
import dev.roomcast.wire.OutboxLimits;
import dev.roomcast.wire.Traffic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Clients that do whatever comes to their mind: no exception escapes, they end only as documented,
 * and nothing of them is left. Another seed: {@code -Droomcast.fuzz.seed=…}.
 */
class SocketIoFuzzTest {
  private static final long SEED = Long.getLong("roomcast.fuzz.seed", 20_260_301);
  private static final int ROUNDS = 60;
  private static final int CLIENTS = 8; // at the same time
  private static final int STEPS = 300; // of all clients of a round together
  private static final int MAX_HELD_BYTES = 500;

  private static final String PLACEHOLDERS =
      "{\"a\":{\"_placeholder\":true,\"num\":0},\"b\":{\"_placeholder\":true,\"num\":1}}";
  private static final List<String> PACKETS =
      List.of(
          "40", "40", "40/ws,", "40/ws,{\"token\":\"t\"}", "40{\"token\":\"wrong\"}", "40/no,",
          "41", "41/ws,", "3", "0", "6", "5", "2probe", "43/ws,1[]", "44{\"message\":\"x\"}",
          "420[\"subscribe\",{\"room\":\"project:1\"}]", "42[\"subscribe\",{\"room\":\"x\"}]",
          "421[\"subscribe\",{\"room\":\"project:secret\"}]",
          "42/ws,7[\"unsubscribe\",{\"room\":\"global\"}]",
          "42/ws,12[\"ping\",{\"n\":1e400,\"m\":-0.0,\"deep\":[[[[[]]]]]}]",
          "42[\"refresh\",{\"token\":\"t\"}]", "42[\"anything\"]", "42[1,2,3]",
          "452-9[\"ping\"," + PLACEHOLDERS + "]", "452-9[\"ping\"," + PLACEHOLDERS + "]",
          "462-9[" + PLACEHOLDERS + "]", "bAQIDBA==", "bAQIDBA==", "bAQIDBA==");

  private final Random random = new Random(SEED);
  private final Mutations mutations = new Mutations(random);
  private final FuzzHub hub = new FuzzHub();
  private final EngineSettings settings =
      new EngineSettings(
          Duration.ofMillis(300),
          Duration.ofMillis(200),
          Duration.ofMillis(250),
          Duration.ofMillis(400),
          1_000,
          CLIENTS,
          Seats.ANY_NUMBER,
          2);
  private final EngineSessions sessions =
      new EngineSessions(
          settings,
          new OutboxLimits(5_000, Duration.ofSeconds(1)),
          hub.time.wheel(),
          new Traffic(),
          new SessionEnds(),
          new SocketIoSessions(
              settings,
              hub.time.wheel(),
              hub.clock,
              List.of(
                  Namespace.ofHub("/", hub.gateway), Namespace.ofHub("/ws", hub.gateway))));
  private final List<FakeWire> wires = new ArrayList<>();

  @Test
  void clientsEndAsDocumentedAndLeaveNothing(TestReporter reporter) {
    reporter.publishEntry("seed", String.valueOf(SEED));
    for (int round = 0; round < ROUNDS; round++) {
      List<Client> clients = new ArrayList<>();
      for (int step = 0; step < STEPS; step++) {
        if (clients.size() < CLIENTS) {
          clients.add(new Client());
        }
        Client client = mutations.oneOf(clients);
        client.act();
        clients.removeIf(each -> each.session.isOver());
      }
      String when = "seed " + SEED + ", round " + round;
      hub.assertNothingIsLeft(when);
      assertEquals(0, sessions.count(), when);
      assertEquals(0, sessions.seats().taken(), when);
      wires.forEach(wire -> assertDocumented(wire, when));
      wires.clear();
    }
    hub.assertEndedBy("protocol-error", "ping-timeout", "client-left", "transport-lost");
  }

  private static void assertDocumented(FakeWire wire, String when) {
    for (Closing closing : wire.closings()) {
      assertTrue(FuzzHub.isDocumented(closing.code()), when + ": " + closing);
    }
  }

  @Test
  void decoderHoldsNoMoreThanItsLimit(TestReporter reporter) {
    reporter.publishEntry("seed", String.valueOf(SEED));
    DecoderLimits limits = new DecoderLimits(10, 64, 256, 256, MAX_HELD_BYTES);
    SocketIoDecoder decoder = new SocketIoDecoder(limits);
    int whole = 0;
    for (int step = 0; step < 50_000; step++) {
      try {
        boolean came =
            decoder.incomplete() && random.nextInt(10) > 0
                ? decoder.binary(mutations.bytes()).isPresent()
                : decoder.text(mutations.text(mutations.oneOf(PACKETS).substring(1))).isPresent();
        whole += came ? 1 : 0;
      } catch (ProtocolViolation violation) {
        assertEquals(0, decoder.heldBytes(), "seed " + SEED + ", step " + step);
      }
      assertTrue(decoder.heldBytes() <= MAX_HELD_BYTES, "seed " + SEED + ", step " + step);
    }
    assertTrue(whole > 1_000, "only " + whole + " packets made sense");
  }

  /** One client with all that it may have open at a time. */
  private final class Client {
    private final List<FakeWire> sockets = new ArrayList<>();
    private final EngineSession session;

    Client() {
      Handshake handshake = new Handshake(random.nextInt(4) > 0 ? "t" : "", "192.0.2.1");
      if (random.nextBoolean()) {
        session = sessions.openOnPolling(handshake).orElseThrow();
        PollingPost post = session.beginPost().orElseThrow();
        post.receive("40".getBytes(StandardCharsets.US_ASCII));
        post.end();
      } else {
        session = sessions.openOnWebSocket(handshake, newSocket()).orElseThrow();
        session.receiveText(sockets.get(0), "40");
      }
    }

    private FakeWire newSocket() {
      FakeWire socket = random.nextInt(4) > 0 ? new FakeWire() : new FakeWire().held();
      sockets.add(socket);
      wires.add(socket);
      return socket;
    }

    void act() {
      switch (random.nextInt(12)) {
        case 0, 1, 2 -> post();
        case 3 -> session.poll(random.nextInt(4) > 0 ? FakePoll.quick() : FakePoll.held());
        case 4 -> session.beginUpgrade(newSocket());
        case 5, 6, 7 -> speak();
        case 8 -> session.receiveText(anySocket(), random.nextBoolean() ? "2probe" : "5");
        case 9 -> hub.publish();
        case 10 -> hub.time.pass(Duration.ofMillis(random.nextInt(60)));
        default -> rarely();
      }
    }

    private void post() {
      if (session.isPolling()) {
        session.beginPost().ifPresent(this::carry);
      }
    }

    private void carry(PollingPost post) {
      post.receive(mutations.body(PACKETS));
      if (random.nextInt(20) > 0) {
        post.end();
      }
    }

    private void speak() {
      if (random.nextInt(4) > 0) {
        session.receiveText(anySocket(), mutations.text(mutations.oneOf(PACKETS)));
      } else {
        session.receiveBinary(anySocket(), mutations.bytes());
      }
    }

    private FakeWire anySocket() {
      return sockets.isEmpty() ? new FakeWire() : mutations.oneOf(sockets);
    }

    private void rarely() {
      switch (random.nextInt(4)) {
        case 0 -> session.webSocketGone(anySocket(), Closing.TRANSPORT_LOST);
        case 1 -> session.webSocketGone(anySocket(), Closing.CLIENT_LEFT);
        case 2 -> session.receiveText(anySocket(), "1");
        default -> hub.publish();
      }
    }
  }
}
