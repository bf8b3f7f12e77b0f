package dev.roomcast.tests.conformance;

import dev.roomcast.tests.fixture.Server;
import dev.roomcast.tests.fixture.Wait;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the server when the first test asks for it; JUnit closes it after the last one. */
final class ConformanceServer implements ParameterResolver {
  static final Duration PING_INTERVAL = Duration.ofMillis(300);

  /** Long enough that a session whose client says nothing outlives a few requests, if slow. */
  static final Duration PING_TIMEOUT = Duration.ofMillis(700);

  /** Longer than a session lives whose client answers no ping, so that the two can be told apart. */
  static final Duration CONNECT_TIMEOUT = Duration.ofMillis(1500);

  static final int MAX_PAYLOAD = 1_000_000;   // bytes

  private static final Duration WARM_UP = Duration.ofSeconds(60);
  private static final int ROUNDS = 3;
  private static final Namespace NAMESPACE = Namespace.create(ConformanceServer.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Server.class;
  }

  @Override
  public Server resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context.getRoot().getStore(NAMESPACE)
        .getOrComputeIfAbsent("conformance", ConformanceServer::start, Server.class);
  }

  private static Server start(String name) {
    Server server = Server.start(name, ConformanceWar.write(), Map.of(
        "roomcast.ping-interval", PING_INTERVAL.toMillis() + "ms",
        "roomcast.ping-timeout", PING_TIMEOUT.toMillis() + "ms",
        "roomcast.connect-timeout", CONNECT_TIMEOUT.toMillis() + "ms",
        "roomcast.max-payload", String.valueOf(MAX_PAYLOAD)));
    warmUp(server);
    return server;
  }

  /* What runs for the first time loads classes, which may take longer than such sessions live. */
  private static void warmUp(Server server) {
    AtomicInteger rounds = new AtomicInteger();
    Wait.until(WARM_UP, () -> "sessions that live; " + rounds + " rounds succeeded",
        () -> succeeds(server) && rounds.incrementAndGet() == ROUNDS);
  }

  private static boolean succeeds(Server server) {
    PollingSession session = new EngineIo(server, "/engine.io/").openOnPolling();
    try (RawSocket upgraded = session.webSocket(); RawSocket main = Namespaces.inMain(server)) {
      upgraded.send("2probe").next();
      session.poll();
      upgraded.send("5").send("4warm").next();
      main.send("420[\"message-with-ack\"]").next();
      return main.send("40/custom").next().startsWith("40");
    } catch (AssertionError | CompletionException tooSlow) {
      return false;
    }
  }
}
