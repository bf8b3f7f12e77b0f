package dev.roomcast.api.event;

import dev.roomcast.api.Room;
import dev.roomcast.api.RoomEvent;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;

/**
 * A project was deleted; nothing follows in its room.
 *
 * @param projectId the project
 * @param projectName the name it had
 * @param deletedBy the user who deleted it
 */
public record ProjectDeleted(
    @NotNull UUID projectId,
    @NotBlank @Size(max = Limits.NAME) String projectName,
    @NotNull UUID deletedBy) implements RoomEvent {
  public static final String TYPE = "project.deleted";

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Set<Room> rooms() {
    return Set.of(Room.project(projectId));
  }
}
