package dev.roomcast.api.spi;

import dev.roomcast.api.RoomEvent;
import dev.roomcast.api.ValidEvents;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Hears every {@link RoomEvent} that the application fires, whatever its class and qualifiers, and
 * hands it to {@link FiredEvents}.
 *
 * <p>Not final, and with a constructor for the container's proxy, because a bean with a normal
 * scope must be (CDI 4.0, section 2.2.7 "Unproxyable bean types"). Any thread may call it.
 */
@ApplicationScoped
public class EventObserver {
  private static final Logger LOG = System.getLogger(EventObserver.class.getName());

  private final ValidEvents validEvents;
  private final FiredEvents firedEvents;

  /** For the container's proxy, which has no state. */
  protected EventObserver() {
    this((ValidEvents) null, null);
  }

  /**
   * Made when the application starts.
   *
   * @throws IllegalStateException if there is not exactly one bean that takes the events; injecting
   *     it directly would say so in words that help nobody
   */
  @Inject
  public EventObserver(Validator validator, Instance<FiredEvents> firedEvents) {
    this(new ValidEvents(validator), only(firedEvents));
  }

  EventObserver(ValidEvents validEvents, FiredEvents firedEvents) {
    this.validEvents = validEvents;
    this.firedEvents = firedEvents;
  }

  /**
   * Lets the start fail, rather than the first event, when nothing takes the events.
   *
   * <p>This is not left to a portable extension: on Payara the {@code BeanManager} of an extension
   * in a library of the WAR does not see the application's beans.
   */
  public void started(@Observes @Initialized(ApplicationScoped.class) Object application) {
    LOG.log(Level.DEBUG, "Fired events go to {0}", firedEvents);
  }

  /**
   * Lets {@code fire()} fail for an event that is not valid, before any other observer hears of it.
   *
   * @throws ConstraintViolationException naming the wrong fields
   * @throws IllegalArgumentException if its type or rooms are wrong
   */
  public void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) RoomEvent event) {
    validEvents.require(event);
  }

  /**
   * Takes an event after the commit of the transaction it was fired in; at once if there is none;
   * not at all after a rollback.
   */
  public void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) RoomEvent event) {
    firedEvents.accept(event);
  }

  /**
   * Takes an event of {@code fireAsync()} at once: asynchronous observers know no transaction.
   *
   * @throws ConstraintViolationException naming the wrong fields; the completion stage that
   *     {@code fireAsync()} returned ends with it
   * @throws IllegalArgumentException if its type or rooms are wrong; likewise
   */
  public void firedAsync(@ObservesAsync RoomEvent event) {
    try {
      validEvents.require(event);
    } catch (ConstraintViolationException | IllegalArgumentException invalid) {
      // Few callers look at the completion stage; without this line the event would just be gone.
      LOG.log(Level.WARNING, "Not published: {0}", invalid.getMessage());
      throw invalid;
    }
    firedEvents.accept(event);
  }

  private static FiredEvents only(Instance<FiredEvents> beans) {
    if (beans.isUnsatisfied()) {
      throw new IllegalStateException(
          "Nothing takes the events that this application fires: add roomcast-server (the hub runs"
              + " in this application) or roomcast-publisher (it runs elsewhere) to it, or for a"
              + " test a bean of type " + FiredEvents.class.getName() + ".");
    }
    if (beans.isAmbiguous()) {
      throw new IllegalStateException(
          "Several beans would take the events that this application fires: keep one of"
              + " roomcast-server, roomcast-publisher and its own beans of type "
              + FiredEvents.class.getName() + ".");
    }
    return beans.get();
  }
}
