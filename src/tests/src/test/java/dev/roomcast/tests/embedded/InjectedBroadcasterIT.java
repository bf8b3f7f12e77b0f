package dev.roomcast.tests.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.roomcast.api.Broadcaster;
import dev.roomcast.api.Published;
import dev.roomcast.api.Room;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs inside the container, as an application's bean does. */
@ExtendWith(ArquillianExtension.class)
class InjectedBroadcasterIT {

  @Inject
  private Broadcaster broadcaster;

  @Deployment
  static WebArchive application() {
    return EmbeddingWar.create();
  }

  @Test
  void publishingTellsTheEventsPlace() {
    Published first = broadcaster.publish(new Happened("order:1", 1));
    Published second = broadcaster.publish(new Happened("order:1", 2));

    assertEquals("test.happened", first.type());
    assertEquals(List.of(new Room("order:1")), first.rooms());
    assertNotEquals(first.id(), second.id());
    assertFalse(second.time().isBefore(first.time()));
  }

  @Test
  void invalidEventIsTheCallersMistake() {
    Happened invalid = new Happened("order:1", -1);

    assertThrows(ConstraintViolationException.class, () -> broadcaster.publish(invalid));
  }
}
