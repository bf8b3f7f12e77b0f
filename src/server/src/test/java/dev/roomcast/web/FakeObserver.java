package dev.roomcast.web;

import dev.roomcast.api.ClientEvent;
import dev.roomcast.api.ClientMessage;
import jakarta.enterprise.event.Reception;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.spi.EventContext;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.enterprise.util.AnnotationLiteral;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;
import java.util.function.Consumer;

/** An observer of the application, as the container describes it. */
final class FakeObserver implements ObserverMethod<ClientMessage> {
  private final Set<Annotation> qualifiers;
  private final Consumer<ClientMessage> body;
  private Type observedType = ClientMessage.class;
  private int priority = DEFAULT_PRIORITY;
  private boolean async;

  private FakeObserver(Set<Annotation> qualifiers, Consumer<ClientMessage> body) {
    this.qualifiers = qualifiers;
    this.body = body;
  }

  /** {@code @Observes @ClientEvent(event)}. */
  static FakeObserver of(String event, Consumer<ClientMessage> body) {
    return of(event, "", body);
  }

  static FakeObserver of(String event, String namespace, Consumer<ClientMessage> body) {
    return new FakeObserver(Set.of(new Literal(event, namespace)), body);
  }

  /** {@code @Observes} without a qualifier. */
  static FakeObserver ofAll(Consumer<ClientMessage> body) {
    return new FakeObserver(Set.of(), body);
  }

  FakeObserver observing(Type type) {
    observedType = type;
    return this;
  }

  FakeObserver withPriority(int value) {
    priority = value;
    return this;
  }

  FakeObserver asynchronous() {
    async = true;
    return this;
  }

  @Override
  public void notify(EventContext<ClientMessage> context) {
    body.accept(context.getEvent());
  }

  @Override
  public Class<?> getBeanClass() {
    return FakeObserver.class;
  }

  @Override
  public Type getObservedType() {
    return observedType;
  }

  @Override
  public Set<Annotation> getObservedQualifiers() {
    return qualifiers;
  }

  @Override
  public Reception getReception() {
    return Reception.ALWAYS;
  }

  @Override
  public TransactionPhase getTransactionPhase() {
    return TransactionPhase.IN_PROGRESS;
  }

  @Override
  public int getPriority() {
    return priority;
  }

  @Override
  public boolean isAsync() {
    return async;
  }

  private static final class Literal extends AnnotationLiteral<ClientEvent>
      implements ClientEvent {
    private static final long serialVersionUID = 1L;

    private final String value;
    private final String namespace;

    Literal(String value, String namespace) {
      this.value = value;
      this.namespace = namespace;
    }

    @Override
    public String value() {
      return value;
    }

    @Override
    public String namespace() {
      return namespace;
    }
  }
}
