package dev.roomcast.webapp.admin.events;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.roomcast.api.Room;
import dev.roomcast.protocol.Message;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class TailFilterTest {
  private static final Optional<Room> ANY = Optional.empty();

  @Test
  void partsOfTypeAndRoomAreEnough() {
    assertTrue(filter("paid", "", ANY).test(message("order.paid", "project:1")));
    assertFalse(filter("paid", "", ANY).test(message("order.sent", "project:1")));
    assertTrue(filter("", "project", ANY).test(message("order.paid", "project:1")));
    assertFalse(filter("", "agent", ANY).test(message("order.paid", "project:1")));
  }

  @Test
  void oneRoomIsMeantExactly() {
    Optional<Room> only = Optional.of(new Room("project:1"));
    assertTrue(filter("", "", only).test(message("order.paid", "project:1")));
    assertFalse(filter("", "", only).test(message("order.paid", "project:12")));
  }

  @Test
  void aUserIsReachedByTheUsersRooms() {
    var filter =
        new TailFilter("", "", "ada", ANY).on(user -> Set.of(new Room("user:" + user)));

    assertTrue(filter.test(message("order.paid", "user:ada")));
    assertFalse(filter.test(message("order.paid", "user:bob")));
  }

  private static Predicate<Message> filter(
      String type, String room, Optional<Room> only) {
    return new TailFilter(type, room, "", only).on(user -> Set.of());
  }

  private static Message message(String type, String room) {
    return new Message("id", type, List.of(new Room(room)), Instant.EPOCH, new byte[] {'0'});
  }
}
