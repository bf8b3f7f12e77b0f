package dev.roomcast.tests.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.tests.fixture.Tokens;
import dev.roomcast.tests.hostile.RawConnection.Answer;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Clients that begin something and do not go on, or do it twice at once. */
final class SlowAttacks {
  private static final int PROTOCOL_ERROR = 4400;
  private static final int DRIPPING = 50;
  private static final int RACING = 20;

  private SlowAttacks() {}

  static List<Attack> all() {
    return List.of(
        new Attack("headers byte by byte hold up nobody", SlowAttacks::headers),
        new Attack("session that never connects is 4408", SlowAttacks::neverConnects),
        new Attack("client that falls silent is 4411", SlowAttacks::fallsSilent),
        new Attack("upgrade that never goes on is 4400 and polling lives", SlowAttacks::noProbe),
        new Attack("upgrade out of order is 4400 and polling lives", SlowAttacks::outOfOrder),
        new Attack("of many upgrades of one session one succeeds", SlowAttacks::race));
  }

  private static void headers(Besieged besieged) {
    List<RawConnection> connections = new ArrayList<>();
    for (int i = 0; i < DRIPPING; i++) {
      connections.add(besieged.open());
    }
    String request = RawConnection.upgradeRequest("/socket.io/?EIO=4&transport=websocket");
    for (int at = 0; at < 20; at++) {
      String next = request.substring(at, at + 1);
      connections.forEach(connection -> connection.send(next));
      Pause.millis(50);
    }
    Polling served = besieged.polling();
    assertEquals(new Answer(200, "ok"), served.post("1"));
    Besieged.closeAll(connections);
  }

  private static void neverConnects(Besieged besieged) {
    besieged.counting("timeouts", figures -> figures.closed("connect-timeout"), () -> {
      try (RawConnection connection = besieged.engine()) {
        assertEquals(4408, connection.closeCode());
      }
    });
  }

  /* It stops answering and reading, and says no goodbye: what is left of it is read afterwards. */
  private static void fallsSilent(Besieged besieged) {
    besieged.counting("timeouts", figures -> figures.closed("ping-timeout"), () -> {
      try (RawConnection connection = besieged.engine()) {
        connection.sendText("40{\"token\":\"" + Tokens.of("silent").make() + "\"}");
        assertEquals(4411, connection.closeCode());
      }
    });
  }

  private static void noProbe(Besieged besieged) {
    String rule = "upgrade not completed in time";
    Polling session = besieged.polling();
    besieged.counting(rule, figures -> figures.violations(rule), () -> {
      try (RawConnection candidate = session.webSocket()) {
        assertEquals(PROTOCOL_ERROR, candidate.closeCode());
      }
    });
    assertLives(session);
  }

  private static void outOfOrder(Besieged besieged) {
    String rule = "upgrade out of order";
    Polling session = besieged.polling();
    besieged.counting(rule, figures -> figures.violations(rule), () -> {
      try (RawConnection candidate = session.webSocket()) {
        assertEquals(PROTOCOL_ERROR, candidate.sendText("5").closeCode());
      }
    });
    assertLives(session);
  }

  private static void assertLives(Polling session) {
    assertEquals(new Answer(200, "ok"), session.post("40/nowhere"));
    assertTrue(session.get().body().startsWith("44/nowhere,"));
    assertEquals(new Answer(200, "ok"), session.post("1"));
  }

  private static void race(Besieged besieged) {
    String rule = "second WebSocket for one session";
    Polling session = besieged.polling();
    besieged.counting(rule, figures -> figures.violations(rule), () -> {
      List<CompletableFuture<Boolean>> racing = new ArrayList<>();
      List<RawConnection> connections = new ArrayList<>();
      for (int i = 0; i < RACING; i++) {
        connections.add(session.webSocket());
      }
      connections.forEach(each -> racing.add(CompletableFuture.supplyAsync(() -> upgrades(each))));
      assertEquals(1, racing.stream().filter(CompletableFuture::join).count());
      Besieged.closeAll(connections);
    });
  }

  private static boolean upgrades(RawConnection candidate) {
    try {
      candidate.sendText("2probe");
      if (!candidate.nextText().equals("3probe")) {
        return false;
      }
      candidate.sendText("5").sendText("40/nowhere");
      return candidate.nextText().startsWith("44/nowhere,");
    } catch (AssertionError | UncheckedIOException closed) {
      return false;
    }
  }
}
