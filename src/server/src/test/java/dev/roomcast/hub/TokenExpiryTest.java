package dev.roomcast.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.roomcast.api.Identity;
import dev.roomcast.protocol.Push;
import dev.roomcast.wire.Closing;
import dev.roomcast.wire.FakeTime;
import dev.roomcast.wire.Frame;
import dev.roomcast.wire.Frames;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenExpiryTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final FakeTime time = new FakeTime();
  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

  private static Identity until(Instant end) {
    return new Identity("u", "u", Set.of(), Map.of(), Optional.of(end));
  }

  private static Connection connection(FakeClient client) {
    Connection connection = new Connection("c", client, until(NOW), NOW);
    FakeClient.establish(connection);
    return connection;
  }

  private TokenExpiry expiry(Connection connection) {
    return new TokenExpiry(connection, Duration.ofSeconds(30), time.wheel(), clock);
  }

  /*
   * The notice went off just as a newer token came: it then put the old token's end on the wheel,
   * over the newer one, and the client was closed although it had refreshed.
   */
  @Test
  void tokenThatComesDuringTheNoticeCounts() {
    TokenExpiry[] expiry = new TokenExpiry[1];
    FakeClient client =
        new FakeClient(
            push -> {
              if (push instanceof Push.Problem) {
                expiry[0].watch(until(NOW.plusSeconds(3600)));
              }
              return Frames.of(Frame.text("x"));
            });
    expiry[0] = expiry(connection(client));

    expiry[0].watch(until(NOW.plusSeconds(60)));
    time.pass(Duration.ofSeconds(120));

    assertEquals(List.of(), client.closings());
  }

  @Test
  void stoppedExpiryNeverSpeaksAgain() {
    FakeClient client = new FakeClient();
    TokenExpiry expiry = expiry(connection(client));
    expiry.watch(until(NOW.plusSeconds(60)));

    expiry.stop();
    expiry.watch(until(NOW.plusSeconds(60)));
    time.pass(Duration.ofSeconds(120));

    assertEquals(1, client.lines().size());
    assertEquals(List.of(), client.closings());
  }

  @Test
  void tokenAlreadyOverEndsTheConnectionAtOnce() {
    FakeClient client = new FakeClient();
    TokenExpiry expiry = expiry(connection(client));

    expiry.watch(until(NOW.minusSeconds(1)));
    time.pass(FakeTime.TICK);

    assertEquals(List.of(Closing.TOKEN_EXPIRED), client.closings());
  }
}
