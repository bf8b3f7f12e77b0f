package dev.roomcast.webapp.admin.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.roomcast.api.Identity;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AdminSessionsTest {
  private static final Instant END = Instant.parse("2026-01-01T12:00:00Z");
  private static final Identity OLGA =
      new Identity("olga", "olga", Set.of("roomcast-admin"), Map.of(), Optional.of(END));

  private final AdminSessions sessions = new AdminSessions();

  @Test
  void idOpensItUntilItEnds() {
    String id = sessions.begin(OLGA);

    assertEquals(Optional.of(OLGA), sessions.find(id, END.minusSeconds(1)));
    assertEquals(Optional.empty(), sessions.find(id, END));
  }

  @Test
  void otherTextsOpenNothing() {
    sessions.begin(OLGA);

    assertEquals(Optional.empty(), sessions.find("", Instant.EPOCH));
    assertEquals(Optional.empty(), sessions.find("guessed", Instant.EPOCH));
    assertNotEquals(sessions.begin(OLGA), sessions.begin(OLGA));
  }

  @Test
  void oldestMakesRoom() {
    String first = sessions.begin(OLGA);
    for (int i = 0; i < AdminSessions.MAX; i++) {
      sessions.begin(OLGA);
    }

    assertEquals(Optional.empty(), sessions.find(first, Instant.EPOCH));
  }
}
