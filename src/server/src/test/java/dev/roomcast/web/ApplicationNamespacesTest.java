package dev.roomcast.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.api.Admission;
import dev.roomcast.api.ClientNamespace;
import dev.roomcast.api.Identity;
import dev.roomcast.config.BadSetting;
import dev.roomcast.hub.FakeBroker;
import dev.roomcast.hub.Hub;
import dev.roomcast.hub.HubCounters;
import dev.roomcast.hub.HubGateway;
import dev.roomcast.hub.HubLimits;
import dev.roomcast.hub.Recovery;
import dev.roomcast.hub.Sessions;
import dev.roomcast.protocol.socketio.Namespace;
import dev.roomcast.wire.FakeTime;
import jakarta.validation.Validation;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationNamespacesTest {
  private record Open(String name) implements ClientNamespace {
    @Override
    public Identity admit(Admission request) {
      return request.guest();
    }
  }

  private record Shut(String name) implements ClientNamespace {
    @Override
    public boolean isOpen() {
      return false;
    }

    @Override
    public Identity admit(Admission request) {
      throw new AssertionError("nobody asks");
    }
  }

  @Test
  void oneThatIsNotOpenDoesNotExist() {
    assertEquals(
        Set.of("/", "/ws"),
        all(new ApplicationNamespaces(List.of(new Shut("/shut"), new Shut("/ws")))));
  }

  private static ApplicationNamespaces of(String... names) {
    return new ApplicationNamespaces(
        List.of(names).stream().<ClientNamespace>map(Open::new).toList());
  }

  private static Set<String> all(ApplicationNamespaces namespaces) {
    HubCounters counters = new HubCounters();
    HubGateway gateway =
        new HubGateway(
            new Hub(counters),
            token -> {
              throw new AssertionError("nobody asks");
            },
            (user, room) -> false,
            new ApplicationLink(
                new ClientObservers(List.of()),
                new ObserverCalls(),
                Validation.buildDefaultValidatorFactory().getValidator(),
                Runnable::run),
            counters,
            new Recovery(new Hub(counters), new FakeBroker(), 1_000),
            new Sessions("home", new FakeBroker(), Duration.ofMinutes(2), 10, Clock.systemUTC()),
            new HubLimits(1, 1, 1, 1, Duration.ZERO),
            new FakeTime().wheel(),
            Clock.systemUTC());
    return namespaces.all(gateway, token -> {
          throw new AssertionError("nobody asks");
        }, false).stream()
        .map(Namespace::name)
        .collect(Collectors.toSet());
  }

  @Test
  void applicationsNamespacesComeBesidesTheHubs() {
    assertEquals(Set.of("/", "/ws"), all(of()));
    assertEquals(Set.of("/", "/ws", "/chat", "/café/7"), all(of("/chat", "/café/7")));
  }

  @Test
  void applicationMayTakeTheHubsPlaces() {
    assertEquals(Set.of("/", "/ws"), all(of("/", "/ws")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "chat", "/a,b", "/a b", "/a?b", "/a\nb"})
  void nameThatNoClientCouldSayIsRefused(String name) {
    BadSetting refused = assertThrows(BadSetting.class, () -> of(name));

    assertTrue(refused.getMessage().contains(Open.class.getName()), refused.getMessage());
  }

  @Test
  void nameIsBoundedAtWhatClientsMaySend() {
    all(of("/" + "a".repeat(255)));

    assertThrows(BadSetting.class, () -> of("/" + "a".repeat(256)));
  }

  @Test
  void twoBeansOfOneNameAreRefused() {
    BadSetting refused = assertThrows(BadSetting.class, () -> of("/chat", "/chat"));

    assertEquals(
        "Two beans are the namespace \"/chat\": " + Open.class.getName() + " and "
            + Open.class.getName() + ".",
        refused.getMessage());
  }
}
