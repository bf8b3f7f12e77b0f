package dev.roomcast.api.event;

import dev.roomcast.api.Room;
import dev.roomcast.api.RoomEvent;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A project's metadata or status changed.
 *
 * @param projectId the project
 * @param projectName its name after the change
 * @param repositoryUrl where its repository is shown
 * @param status its status after the change
 * @param updatedBy the user who changed it
 * @param changes what changed: for each field its new value (null when it has none now) or a word
 *     about it; may be empty
 */
public record ProjectUpdated(
    @NotNull UUID projectId,
    @NotBlank @Size(max = Limits.NAME) String projectName,
    @NotNull @HttpUrl URI repositoryUrl,
    @NotNull ProjectStatus status,
    @NotNull UUID updatedBy,
    @NotNull @Size(max = Limits.ITEMS) Map<@NotBlank String, Object> changes) implements RoomEvent {
  public static final String TYPE = "project.updated";

  public ProjectUpdated {
    changes = Copies.of(changes);
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Set<Room> rooms() {
    return Set.of(Room.project(projectId));
  }
}
