package dev.roomcast.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomTest {

  // The class once could not be loaded: GLOBAL was made before the pattern that checks names.
  @Test
  void globalRoomHasAKindAndNoId() {
    assertEquals("global", Room.GLOBAL.name());
    assertEquals("global", Room.GLOBAL.kind());
    assertEquals("", Room.GLOBAL.id());
  }

  @Test
  void roomOfAProjectIsNamedByItsId() {
    Room room = Room.project(UUID.fromString("11111111-1111-4111-8111-111111111111"));

    assertEquals("project:11111111-1111-4111-8111-111111111111", room.name());
    assertEquals("project", room.kind());
    assertEquals("11111111-1111-4111-8111-111111111111", room.id());
  }

  @Test
  void idMayHaveColons() {
    assertEquals("auth0:7", Room.user("auth0:7").id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Project:1", "project:", ":1", "project:a b", "project:a\u0000"})
  void otherNameIsRefused(String name) {
    assertThrows(IllegalArgumentException.class, () -> new Room(name));
  }

  @Test
  void nameMayHave200Characters() {
    assertEquals(200, Room.user("u".repeat(195)).name().length());
    assertThrows(IllegalArgumentException.class, () -> Room.user("u".repeat(196)));
  }
}
