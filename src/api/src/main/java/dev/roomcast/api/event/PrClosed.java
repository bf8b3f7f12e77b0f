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
 * A pull request was merged, or closed without being merged.
 *
 * @param projectId the project it belongs to
 * @param number the pull request's number in its repository
 * @param title its title
 * @param url where it is shown
 * @param actor the git host's name of the user who closed it
 * @param merged whether its changes went to the target branch
 * @param closedAt when it was closed
 * @param mergeCommit the id of the commit that merged it; null when it was not merged
 */
public record PrClosed(
    @NotNull UUID projectId,
    @Positive int number,
    @NotBlank @Size(max = Limits.TITLE) String title,
    @NotNull @HttpUrl URI url,
    @NotBlank @Size(max = Limits.NAME) String actor,
    boolean merged,
    @NotNull Instant closedAt,
    @Size(max = Limits.NAME) String mergeCommit) implements RoomEvent {
  public static final String TYPE = "pr.closed";

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Set<Room> rooms() {
    return Set.of(Room.project(projectId));
  }
}
