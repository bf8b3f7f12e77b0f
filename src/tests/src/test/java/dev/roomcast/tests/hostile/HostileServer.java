package dev.roomcast.tests.hostile;

import dev.roomcast.tests.fixture.PlainClient;
import dev.roomcast.tests.fixture.Server;
import dev.roomcast.tests.fixture.SocketIoClient;
import dev.roomcast.tests.fixture.Tokens;
import dev.roomcast.tests.fixture.Wait;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the server when the first test asks for it; JUnit closes it after the last one. */
final class HostileServer implements ParameterResolver {
  static final int MAX_PAYLOAD = 100_000;   // bytes
  static final Duration PING_INTERVAL = Duration.ofSeconds(5);
  static final Duration PING_TIMEOUT = Duration.ofSeconds(5);

  private static final Duration WARM_UP = Duration.ofSeconds(120);
  private static final Namespace NAMESPACE = Namespace.create(HostileServer.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Besieged.class;
  }

  @Override
  public Besieged resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent(
        "hostile", name -> new Besieged(start(name)), Besieged.class);
  }

  private static Server start(String name) {
    Server server = Server.startAsDeployed(name, Map.of(
        "roomcast.max-payload", String.valueOf(MAX_PAYLOAD),
        "roomcast.ping-interval", PING_INTERVAL.toMillis() + "ms",
        "roomcast.ping-timeout", PING_TIMEOUT.toMillis() + "ms",
        "roomcast.connect-timeout", "5s",
        "roomcast.upgrade-timeout", "1s",
        "roomcast.post-timeout", "2s",
        "roomcast.outbox.write-timeout", "4s"));
    Wait.until(WARM_UP, () -> "a client that is let in in time", () -> letsIn(server));
    return server;
  }

  /* What runs for the first time loads classes, which may take longer than a client has. */
  private static boolean letsIn(Server server) {
    String token = Tokens.of("early").make();
    try (var plain = PlainClient.connect(server, token);
        var socketIo = SocketIoClient.connect(server, token)) {
      return true;
    } catch (AssertionError tooSlow) {
      return false;
    }
  }
}
