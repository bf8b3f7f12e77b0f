package dev.roomcast.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.roomcast.api.Room;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DraftTest {
  private static Draft draft(String type, List<Room> rooms) {
    return new Draft(type, rooms, new byte[] {'1'});
  }

  @Test
  void eachRoomCountsOnce() {
    Room a = new Room("project:a");

    assertEquals(
        List.of(a, Room.GLOBAL), draft("t", List.of(a, Room.GLOBAL, a)).rooms());
  }

  @Test
  void roomsAreOneToSixteen() {
    assertThrows(IllegalArgumentException.class, () -> draft("t", List.of()));
    List<Room> seventeen =
        IntStream.range(0, 17).mapToObj(i -> new Room("project:" + i)).toList();
    assertThrows(IllegalArgumentException.class, () -> draft("t", seventeen));
    assertEquals(16, draft("t", seventeen.subList(0, 16)).rooms().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Order", "order.", ".order", "order..shipped", "order shipped"})
  void typeIsLowerCaseWordsJoinedByDots(String type) {
    assertThrows(IllegalArgumentException.class, () -> draft(type, List.of(Room.GLOBAL)));
  }

  /*
   * Such an event has no Socket.IO form. It was found out only when it was delivered: the members
   * met before the first Socket.IO client got it, the others got nothing.
   */
  @ParameterizedTest
  @ValueSource(strings = {"connect", "connect_error", "disconnect", "disconnecting"})
  void typeIsNotAWordThatSocketIoKeepsForItself(String type) {
    assertThrows(IllegalArgumentException.class, () -> draft(type, List.of(Room.GLOBAL)));
  }
}
