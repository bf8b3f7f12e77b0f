package dev.roomcast.api.event;

import dev.roomcast.api.Room;
import dev.roomcast.api.RoomEvent;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * An issue was closed.
 *
 * @param projectId the project it belongs to
 * @param number the issue's number in its repository
 * @param title its title
 * @param url where it is shown
 * @param actor the git host's name of the user who closed it
 * @param resolution what became of it
 * @param closedAt when it was closed
 */
public record IssueClosed(
    @NotNull UUID projectId,
    @Positive int number,
    @NotBlank @Size(max = Limits.TITLE) String title,
    @NotNull @HttpUrl URI url,
    @NotBlank @Size(max = Limits.NAME) String actor,
    @NotNull IssueResolution resolution,
    @NotNull Instant closedAt) implements RoomEvent {
  public static final String TYPE = "issue.closed";

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Set<Room> rooms() {
    return Set.of(Room.project(projectId));
  }
}
