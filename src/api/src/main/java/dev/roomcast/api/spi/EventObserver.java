package dev.roomcast.api.spi;

import dev.roomcast.api.RoomEvent;
import dev.roomcast.api.ValidEvents;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
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
   * Made at the first event.
   *
   * @param firedEvents has exactly one bean, as {@link FiredEventsCheck} saw to at the start
   */
  @Inject
  public EventObserver(Validator validator, Instance<FiredEvents> firedEvents) {
    this(new ValidEvents(validator), firedEvents.get());
  }

  EventObserver(ValidEvents validEvents, FiredEvents firedEvents) {
    this.validEvents = validEvents;
    this.firedEvents = firedEvents;
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
}
