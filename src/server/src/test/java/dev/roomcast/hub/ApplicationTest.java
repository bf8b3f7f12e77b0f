package dev.roomcast.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.roomcast.api.Identity;
import dev.roomcast.protocol.Command;
import dev.roomcast.protocol.Emitted;
import dev.roomcast.protocol.Gateway;
import dev.roomcast.protocol.Refusal;
import dev.roomcast.protocol.Refused;
import dev.roomcast.wire.Closing;
import dev.roomcast.wire.FakeTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the application hears of clients, and the clients that are its own. */
class ApplicationTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final FakeTime time = new FakeTime();
  private final HubCounters counters = new HubCounters();
  private final Hub hub = new Hub(counters);
  private final FakeApplication application = new FakeApplication();
  private final FakeClient client = new FakeClient();
  private final List<String> answers = new ArrayList<>();
  private final HubGateway gateway =
      new HubGateway(
          hub,
          token -> identity(Optional.empty()),
          (user, room) -> true,
          application,
          counters,
          new Recovery(hub, new FakeBroker(), 1_000),
          new Sessions("home", new FakeBroker(), Duration.ofMinutes(2), 10, Clock.systemUTC()),
          new HubLimits(2, 4, 10, 3, Duration.ofSeconds(30)),
          time.wheel(),
          Clock.fixed(NOW, ZoneOffset.UTC));

  private static Identity identity(Optional<Instant> end) {
    return new Identity("ann", "ann", Set.of(), Map.of(), end);
  }

  private Gateway.Member connect(Optional<Instant> end) throws Refused {
    return gateway.connectToApplication(
        "c", () -> identity(end), Map.of("n", 1L), client);
  }

  private Emitted event(String name) {
    return new Emitted(name, List.of(TextNode.valueOf("x")), new Emitted.Acknowledgement() {
      @Override
      public boolean isAwaited() {
        return true;
      }

      @Override
      public void accept(List<JsonNode> values) {
        answers.add("accepted " + values);
      }

      @Override
      public void refuse(Refused why) {
        answers.add(why.code());
      }
    });
  }

  @Test
  void clientOfTheHubIsAnnouncedWithoutWhatItShowed() throws Refused {
    Gateway.Member member = gateway.connect("c", "secret", client);
    member.left(Closing.CLIENT_LEFT);

    assertEquals(
        List.of("connected c with {}", "disconnected c client-left"), application.told());
  }

  @Test
  void clientOfTheApplicationIsInNoRoomAndIsAnnouncedWithWhatItShowed() throws Refused {
    connect(Optional.empty());

    assertEquals(0, hub.roomCount());
    assertEquals(1, hub.connections().size());
    assertEquals(List.of("established ann in []"), client.lines());
    assertEquals(List.of("connected c with {n=1}"), application.told());
  }

  @Test
  void clientThatIsRefusedByTheApplicationLeavesNoTrace() {
    Refused refused =
        assertThrows(
            Refused.class,
            () ->
                gateway.connectToApplication(
                    "c",
                    () -> {
                      throw Refused.byApplication("banned", "You are banned.");
                    },
                    Map.of(),
                    client));

    assertEquals("banned", refused.code());
    assertEquals(1, counters.refusedByCode().get("refused"));
    assertEquals(List.of(), application.told());
    assertEquals(0, hub.connections().size());
  }

  @Test
  void fullNodeAsksTheApplicationNothing() throws Refused {
    gateway.connect("a", "t", client);
    gateway.connect("b", "t", client);

    Refused refused = assertThrows(Refused.class, () -> connect(Optional.empty()));

    assertEquals(Refusal.NODE_FULL, refused.refusal());
  }

  @Test
  void clientOfTheApplicationHasNoCommands() throws Refused {
    Gateway.Member member = connect(Optional.empty());

    assertEquals(
        "unknown-command",
        member.handle(new Command.Subscribe("global", "")).refused().orElseThrow().code());
  }

  @Test
  void clientOfTheApplicationEndsWithItsIdentityAndWithoutANotice() throws Refused {
    connect(Optional.of(NOW.plusSeconds(60)));

    time.pass(Duration.ofSeconds(59));
    assertEquals(1, client.lines().size());
    time.pass(Duration.ofSeconds(2));

    assertEquals(List.of(Closing.TOKEN_EXPIRED), client.closings());
    assertEquals(1, client.lines().size());
  }

  @Test
  void eventsReachTheApplicationInOrder() throws Refused {
    Gateway.Member member = connect(Optional.empty());

    member.emitted(event("a"));
    member.emitted(event("b"));

    assertEquals(
        List.of("received a [\"x\"]", "done", "received b [\"x\"]", "done"),
        application.told().subList(1, 5));
    assertEquals(List.of(), answers);
  }

  @Test
  void eventThatNobodyTakesIsRefusedAndCounted() throws Refused {
    Gateway.Member member = gateway.connect("c", "t", client);

    member.emitted(event("unknown"));

    assertEquals(List.of("unknown-command"), answers);
    assertEquals(1, counters.refusedByCode().get("unknown-command"));
  }

  @Test
  void eventsAndCommandsShareOneAllowance() throws Refused {
    Gateway.Member member = gateway.connect("c", "t", client);
    member.handle(new Command.Unsubscribe("global"));
    member.emitted(event("a"));
    member.emitted(event("unknown"));

    member.emitted(event("a"));

    assertEquals(List.of("unknown-command", "too-fast"), answers);
    assertEquals(3, application.told().size());
    assertEquals(1, counters.refusedByCode().get("too-fast"));
  }

  /* Told at once, the application would hear of the end while it still worked on an event. */
  @Test
  void endIsToldAfterTheEventThatItCameIn() throws Refused {
    Gateway.Member member = connect(Optional.empty());
    application.whileReceiving(emitted -> member.left(Closing.PING_TIMEOUT));

    member.emitted(event("a"));
    member.emitted(event("b"));
    member.left(Closing.CLIENT_LEFT);

    assertEquals(
        List.of("received a [\"x\"]", "done", "disconnected c ping-timeout"),
        application.told().subList(1, application.told().size()));
    assertEquals(0, gateway.users().count());
  }
}
