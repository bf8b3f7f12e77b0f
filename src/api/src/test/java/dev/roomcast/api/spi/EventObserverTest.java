package dev.roomcast.api.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.roomcast.api.Room;
import dev.roomcast.api.RoomEvent;
import dev.roomcast.api.ValidEvents;
import dev.roomcast.api.Validators;
import dev.roomcast.api.event.ProjectDeleted;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.validation.ConstraintViolationException;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventObserverTest {
  private static final RoomEvent VALID =
      new ProjectDeleted(UUID.randomUUID(), "Shop", UUID.randomUUID());
  private static final RoomEvent INVALID = new ProjectDeleted(null, "Shop", UUID.randomUUID());

  private final List<RoomEvent> taken = new ArrayList<>();
  private final EventObserver observer =
      new EventObserver(new ValidEvents(Validators.english()), taken::add);

  private record RoomlessNews() implements RoomEvent {
    @Override
    public String type() {
      return "news.roomless";
    }

    @Override
    public Set<Room> rooms() {
      return Set.of();
    }
  }

  /** The container's answer to the question which beans take fired events. */
  private record Beans(FiredEvents... found) implements Instance<FiredEvents> {
    @Override
    public FiredEvents get() {
      return found[0];
    }

    @Override
    public boolean isUnsatisfied() {
      return found.length == 0;
    }

    @Override
    public boolean isAmbiguous() {
      return found.length > 1;
    }

    @Override
    public Iterator<FiredEvents> iterator() {
      return List.of(found).iterator();
    }

    @Override
    public Instance<FiredEvents> select(Annotation... qualifiers) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <U extends FiredEvents> Instance<U> select(Class<U> type, Annotation... qualifiers) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <U extends FiredEvents> Instance<U> select(
        TypeLiteral<U> type, Annotation... qualifiers) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Handle<FiredEvents> getHandle() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Iterable<? extends Handle<FiredEvents>> handles() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void destroy(FiredEvents bean) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void oneBeanTakesTheEvents() {
    new EventObserver(Validators.english(), new Beans(taken::add)).committed(VALID);

    assertEquals(List.of(VALID), taken);
  }

  @Test
  void applicationWhoseEventsNothingTakesDoesNotStart() {
    assertStopped("Nothing takes the events that this application fires: ", new Beans());
  }

  @Test
  void applicationWhoseEventsWouldBeTakenTwiceDoesNotStart() {
    assertStopped(
        "Several beans would take the events that this application fires: ",
        new Beans(taken::add, taken::add));
  }

  @Test
  void firedEventIsOnlyCheckedBeforeTheCommit() {
    observer.check(VALID);

    assertEquals(List.of(), taken);
  }

  @Test
  void invalidEventFailsAtTheCallerOfFire() {
    assertThrows(ConstraintViolationException.class, () -> observer.check(INVALID));
  }

  @Test
  void eventIsTakenAfterTheCommit() {
    observer.committed(VALID);

    assertEquals(List.of(VALID), taken);
  }

  @Test
  void handingOverWaitsForTheSuccessOfTheTransaction() throws Exception {
    Observes observes = EventObserver.class.getMethod("committed", RoomEvent.class)
        .getParameters()[0].getAnnotation(Observes.class);

    assertEquals(TransactionPhase.AFTER_SUCCESS, observes.during());
  }

  @Test
  void validEventOfFireAsyncIsTakenAtOnce() {
    observer.firedAsync(VALID);

    assertEquals(List.of(VALID), taken);
  }

  @Test
  void invalidEventOfFireAsyncIsNotTaken() {
    assertThrows(ConstraintViolationException.class, () -> observer.firedAsync(INVALID));
    assertThrows(
        IllegalArgumentException.class, () -> observer.firedAsync(new RoomlessNews()));

    assertEquals(List.of(), taken);
  }

  private static void assertStopped(String reason, Beans beans) {
    var stopped = assertThrows(
        IllegalStateException.class, () -> new EventObserver(Validators.english(), beans));
    assertEquals(reason, stopped.getMessage().substring(0, reason.length()));
  }
}
