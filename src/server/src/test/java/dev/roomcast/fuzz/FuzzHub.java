package dev.roomcast.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.api.Identity;
import dev.roomcast.api.Room;
import dev.roomcast.hub.Application;
import dev.roomcast.hub.Connection;
import dev.roomcast.hub.FakeBroker;
import dev.roomcast.hub.Hub;
import dev.roomcast.hub.HubCounters;
import dev.roomcast.hub.HubGateway;
import dev.roomcast.hub.HubLimits;
import dev.roomcast.hub.Recovery;
import dev.roomcast.hub.Sessions;
import dev.roomcast.protocol.Emitted;
import dev.roomcast.protocol.Message;
import dev.roomcast.protocol.Refusal;
import dev.roomcast.protocol.Refused;
import dev.roomcast.wire.Closing;
import dev.roomcast.wire.FakeTime;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A real hub in fake time, and what must be left of it when all clients are gone: nothing. */
public final class FuzzHub {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  /** Longer than any timeout of these tests. */
  private static final Duration LONG = Duration.ofSeconds(60);

  /** How a client may end that does whatever it likes, by {@code docs/protocol.md}. */
  private static final Set<String> DOCUMENTED =
      Set.of(
          "client-left",
          "transport-lost",
          "protocol-error",
          "connect-timeout",
          "token-refused",
          "too-slow",
          "ping-timeout");

  public final FakeTime time = new FakeTime();
  public final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final HubCounters counters = new HubCounters();
  private final Hub hub = new Hub(counters);
  public final HubGateway gateway =
      new HubGateway(
          hub,
          FuzzHub::verify,
          (user, room) -> !room.toString().contains("secret"),
          new Deaf(),
          counters,
          new Recovery(hub, new FakeBroker(), 1_000),
          new Sessions("home", new FakeBroker(), Duration.ofMinutes(2), 10, Clock.systemUTC()),
          new HubLimits(1_000, 4, 1_000, 1_000, Duration.ofSeconds(30)),
          time.wheel(),
          clock);
  private int published;

  /** An application that takes nothing. */
  private static final class Deaf implements Application {
    @Override
    public void connected(Connection connection, Map<String, Object> auth) {}

    @Override
    public boolean takes(String namespace, String event) {
      return false;
    }

    @Override
    public void received(Connection from, Emitted emitted) {
      throw new AssertionError("nobody takes " + emitted.event());
    }

    @Override
    public void disconnected(Connection connection, Closing why) {}
  }

  private static Identity verify(String token) throws Refused {
    if (!token.equals("t")) {
      throw new Refused(Refusal.TOKEN_SIGNATURE, "Your token was not signed by us.");
    }
    return new Identity("ann", "ann", Set.of(), Map.of(), Optional.empty());
  }

  /** Something happens that every client hears of. */
  public void publish() {
    byte[] data = "{\"n\":1}".getBytes(StandardCharsets.UTF_8);
    Message message =
        new Message("m" + published++, "test.happened", List.of(Room.GLOBAL), NOW, data);
    hub.deliver(List.of(message), () -> {});
  }

  /** Whether a session may end like this. */
  public static boolean isDocumented(String closing) {
    return DOCUMENTED.contains(closing);
  }

  /** Waits until the last client is taken for dead, and looks for what it has left. */
  public void assertNothingIsLeft(String when) {
    time.pass(LONG);
    assertEquals(0, hub.connections().size(), when);
    assertEquals(0, hub.roomCount(), when);
    assertEquals(0, gateway.users().count(), when);
    assertEquals(0, timeouts(), when);
    counters.closedByCode().forEach(
        (code, count) -> assertEquals(isDocumented(code) ? count : 0, count, when + ": " + code));
  }

  /** For the tests themselves: clients that nobody ends for anything would prove nothing. */
  public void assertEndedBy(String... codes) {
    for (String code : codes) {
      assertTrue(counters.closedByCode().get(code) > 0, "nobody was ended by " + code);
    }
  }

  private int timeouts() {
    try {
      int count = 0;
      for (Object first : (Object[]) value(time.wheel(), "slots")) {
        for (Object each = first; each != null; each = value(each, "next")) {
          count++;
        }
      }
      return count;
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static Object value(Object owner, String name) throws ReflectiveOperationException {
    Field field = owner.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(owner);
  }
}
