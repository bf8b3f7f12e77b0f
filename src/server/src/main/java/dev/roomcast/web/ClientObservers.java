package dev.roomcast.web;

import dev.roomcast.api.ClientEvent;
import dev.roomcast.api.ClientMessage;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.enterprise.util.AnnotationLiteral;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The application's observers of what clients emit, by the event's name. Found once: clients choose
 * names, and each name that CDI were asked for would stay in its caches.
 */
final class ClientObservers {
  private static final System.Logger LOG = System.getLogger(ClientObservers.class.getName());

  private final List<Taker> takersOfAll = new ArrayList<>();
  private final Map<String, List<Taker>> takersByEvent = new HashMap<>();

  ClientObservers(Collection<? extends ObserverMethod<? super ClientMessage>> observers) {
    List<Taker> takers =
        observers.stream()
            .filter(ClientObservers::isForMessages)
            .sorted(Comparator.comparingInt(ObserverMethod::getPriority))
            .map(Taker::new)
            .toList();
    takers.stream().filter(taker -> taker.event().isEmpty()).forEach(takersOfAll::add);
    takers.stream()
        .flatMap(taker -> taker.event().stream())
        .distinct()
        .forEach(event -> takersByEvent.put(event, takers.stream()
            .filter(taker -> taker.event().orElse(event).equals(event))
            .toList()));
  }

  /** All that this application has. */
  static ClientObservers of(BeanManager beans) {
    return new ClientObservers(beans.resolveObserverMethods(sample(), new AnyClientEvent()));
  }

  /* CDI looks at the class of an event only; this one is never given to anybody. */
  private static ClientMessage sample() {
    return (ClientMessage)
        Proxy.newProxyInstance(
            ClientMessage.class.getClassLoader(),
            new Class<?>[] {ClientMessage.class},
            (proxy, method, arguments) -> null);
  }

  /* Whoever observes Object watches the application rather than its clients. */
  private static boolean isForMessages(ObserverMethod<?> observer) {
    if (observer.getObservedType() != ClientMessage.class) {
      return false;
    }
    if (observer.isAsync()) {
      LOG.log(
          System.Logger.Level.WARNING,
          "{0} has an asynchronous observer of ClientMessage, which is never called: use @Observes",
          observer.getBeanClass().getName());
    }
    return !observer.isAsync();
  }

  /** Those that take this event, in the order of their priority. */
  List<ObserverMethod<? super ClientMessage>> of(String namespace, String event) {
    List<ObserverMethod<? super ClientMessage>> found = new ArrayList<>();
    for (Taker taker : takersByEvent.getOrDefault(event, takersOfAll)) {
      if (taker.isFor(namespace)) {
        found.add(taker.observer());
      }
    }
    return found;
  }

  /** An observer, with what its qualifier says. */
  private record Taker(
      ObserverMethod<? super ClientMessage> observer, Optional<ClientEvent> qualifier) {

    Taker(ObserverMethod<? super ClientMessage> observer) {
      this(observer, qualifier(observer));
    }

    private static Optional<ClientEvent> qualifier(ObserverMethod<?> observer) {
      return observer.getObservedQualifiers().stream()
          .filter(ClientEvent.class::isInstance)
          .map(ClientEvent.class::cast)
          .findFirst();
    }

    /** Empty for every event. */
    Optional<String> event() {
      return qualifier.map(ClientEvent::value);
    }

    boolean isFor(String namespace) {
      String only = qualifier.map(ClientEvent::namespace).orElse("");
      return only.isEmpty() || only.equals(namespace);
    }
  }

  private static final class AnyClientEvent extends AnnotationLiteral<ClientEvent>
      implements ClientEvent {
    private static final long serialVersionUID = 1L;

    @Override
    public String value() {
      return "";
    }

    @Override
    public String namespace() {
      return "";
    }
  }
}
