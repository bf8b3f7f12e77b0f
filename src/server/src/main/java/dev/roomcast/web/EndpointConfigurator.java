package dev.roomcast.web;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.Unmanaged;
import jakarta.websocket.Extension;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the WebSocket endpoints have in common: how an instance is made for a connection, and that it
 * may be compressed. What containers look up for each connection is looked up once here; they would
 * also keep what they made the instance with for as long as it lives.
 */
/* Threads: any. A container makes one of it, or one for each endpoint. */
public final class EndpointConfigurator extends ServerEndpointConfig.Configurator {
  private final Map<Class<?>, Unmanaged<?>> endpoints = new ConcurrentHashMap<>();
  private volatile Compression compression; // null until the first WebSocket

  /* By CDI; endpoints have nothing to be done when they end. */
  @Override
  public <T> T getEndpointInstance(Class<T> endpoint) {
    Unmanaged<?> injected =
        endpoints.computeIfAbsent(
            endpoint, type -> new Unmanaged<>(CDI.current().getBeanManager(), type));
    return endpoint.cast(injected.newInstance().produce().inject().postConstruct().get());
  }

  @Override
  public List<Extension> getNegotiatedExtensions(
      List<Extension> installed, List<Extension> requested) {
    Compression known = compression;
    if (known == null) {
      Node node = CDI.current().select(Node.class).get();
      known = new Compression(node.settings().deflate());
      compression = known;
    }
    return known.negotiated(requested);
  }
}
