package dev.roomcast.web;

import dev.roomcast.api.ClientConnected;
import dev.roomcast.api.ClientDisconnected;
import dev.roomcast.api.ClientMessage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.spi.EventContext;
import jakarta.enterprise.inject.spi.EventMetadata;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.inject.Inject;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;

/**
 * Calls the application's observers, each time with a request context: threads that serve clients
 * and executors have none of their own. What observers throw passes.
 */
@ApplicationScoped
public class ObserverCalls {
  @Inject private Event<ClientConnected> connected;
  @Inject private Event<ClientDisconnected> disconnected;

  @ActivateRequestContext
  public void connected(ClientConnected event) {
    connected.fire(event);
  }

  @ActivateRequestContext
  public void disconnected(ClientDisconnected event) {
    disconnected.fire(event);
  }

  /** Calls one after the other; those after one that throws are not called, as CDI has it. */
  @ActivateRequestContext
  public void received(
      ClientMessage message, List<ObserverMethod<? super ClientMessage>> observers) {
    for (ObserverMethod<? super ClientMessage> observer : observers) {
      call(observer, message);
    }
  }

  private static <T> void call(ObserverMethod<T> observer, ClientMessage message) {
    observer.notify(new Fired<>(observer, message));
  }

  /** An event on its way to an observer. */
  private record Fired<T>(ObserverMethod<T> observer, ClientMessage message)
      implements EventContext<T>, EventMetadata {

    @Override
    @SuppressWarnings("unchecked") // it observes a supertype of ClientMessage
    public T getEvent() {
      return (T) message;
    }

    @Override
    public EventMetadata getMetadata() {
      return this;
    }

    @Override
    public Set<Annotation> getQualifiers() {
      return observer.getObservedQualifiers();
    }

    /* Null is the contract's word for an event that no Event object fired. */
    @Override
    public InjectionPoint getInjectionPoint() {
      return null;
    }

    @Override
    public Type getType() {
      return ClientMessage.class;
    }
  }
}
