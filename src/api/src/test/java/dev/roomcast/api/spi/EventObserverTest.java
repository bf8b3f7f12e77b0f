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
import jakarta.validation.ConstraintViolationException;
import java.util.ArrayList;
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
}
