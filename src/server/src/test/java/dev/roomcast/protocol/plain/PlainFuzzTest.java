package dev.roomcast.protocol.plain;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.fuzz.FuzzHub;
import dev.roomcast.fuzz.Mutations;
import dev.roomcast.protocol.Handshake;
import dev.roomcast.wire.Closing;
import dev.roomcast.wire.OutboxLimits;
import dev.roomcast.wire.Traffic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** As the Socket.IO clients' test, for the plain protocol. */
class PlainFuzzTest {
  private static final long SEED = Long.getLong("roomcast.fuzz.seed", 20_260_301);
  private static final int ROUNDS = 60;
  private static final int STEPS = 300;

  private static final List<String> MESSAGES =
      List.of(
          "{\"id\":1,\"command\":\"authenticate\",\"token\":\"t\"}",
          "{\"command\":\"authenticate\",\"token\":\"wrong\"}",
          "{\"id\":\"a\",\"command\":\"subscribe\",\"room\":\"project:1\"}",
          "{\"id\":2,\"command\":\"subscribe\",\"room\":\"project:secret\",\"since\":\"x\"}",
          "{\"command\":\"unsubscribe\",\"room\":\"global\"}",
          "{\"id\":-1e400,\"command\":\"ping\",\"data\":[[[[{}]]],null,1e-400]}",
          "{\"id\":3,\"command\":\"refresh\",\"token\":\"t\"}",
          "{\"id\":3,\"command\":\"fly\"}",
          "[]", "null", "\"text\"", "{}", "12");

  private final Random random = new Random(SEED);
  private final Mutations mutations = new Mutations(random);
  private final FuzzHub hub = new FuzzHub();

  @Test
  void clientsEndAsDocumentedAndLeaveNothing(TestReporter reporter) {
    reporter.publishEntry("seed", String.valueOf(SEED));
    for (int round = 0; round < ROUNDS; round++) {
      List<FakePingableWire> wires = new ArrayList<>();
      PlainSession session = open(wires);
      for (int step = 0; step < STEPS; step++) {
        if (random.nextInt(30) == 0) {
          session = open(wires);
        }
        act(session);
      }
      String when = "seed " + SEED + ", round " + round;
      hub.assertNothingIsLeft(when);
      for (FakePingableWire wire : wires) {
        assertTrue(!wire.closings().isEmpty(), when);
        wire.closings().forEach(
            closing -> assertTrue(FuzzHub.isDocumented(closing.code()), when + closing));
      }
    }
    hub.assertEndedBy("ping-timeout", "client-left", "transport-lost", "too-slow");
  }

  private PlainSession open(List<FakePingableWire> wires) {
    FakePingableWire wire = new FakePingableWire();
    if (random.nextInt(4) == 0) {
      wire.held();
    }
    wires.add(wire);
    PlainSession session =
        new PlainSession(
            wire,
            PlainFormat.JSON,
            new Handshake(random.nextBoolean() ? "t" : "", "192.0.2.1"),
            hub.gateway,
            new PlainSettings(
                Duration.ofSeconds(3), Duration.ofSeconds(2), Duration.ofSeconds(4)),
            new OutboxLimits(10_000, Duration.ofSeconds(1)),
            hub.time.wheel(),
            new Traffic(),
            hub.clock);
    session.open();
    return session;
  }

  private void act(PlainSession session) {
    switch (random.nextInt(10)) {
      case 0 -> session.pong();
      case 1 -> hub.publish();
      case 2 -> hub.time.pass(Duration.ofMillis(random.nextInt(200)));
      case 3 -> {
        if (random.nextInt(20) == 0) {
          session.gone(random.nextBoolean() ? Closing.CLIENT_LEFT : Closing.TRANSPORT_LOST);
        }
      }
      default -> session.text(mutations.text(mutations.oneOf(MESSAGES)));
    }
  }
}
