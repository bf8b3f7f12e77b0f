package dev.roomcast.tests.conformance;

import dev.roomcast.tests.fixture.Server;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the server when the first test asks for it; JUnit closes it after the last one. */
final class ConformanceServer implements ParameterResolver {
  static final Duration PING_INTERVAL = Duration.ofMillis(300);
  static final Duration PING_TIMEOUT = Duration.ofMillis(200);
  static final int MAX_PAYLOAD = 1_000_000;   // bytes

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
    return Server.start(name, ConformanceWar.write(), Map.of(
        "roomcast.ping-interval", PING_INTERVAL.toMillis() + "ms",
        "roomcast.ping-timeout", PING_TIMEOUT.toMillis() + "ms",
        "roomcast.connect-timeout", "1000ms",
        "roomcast.max-payload", String.valueOf(MAX_PAYLOAD)));
  }
}
