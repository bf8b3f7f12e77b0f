package dev.roomcast.tests.embedded;

import dev.roomcast.api.Room;
import dev.roomcast.api.RoomEvent;
import jakarta.validation.constraints.Min;
import java.util.Set;

/** An application's own event, in a room of its own kind. */
public record Happened(String where, @Min(0) int howOften) implements RoomEvent {

  @Override
  public String type() {
    return "test.happened";
  }

  @Override
  public Set<Room> rooms() {
    return Set.of(new Room(where));
  }
}
