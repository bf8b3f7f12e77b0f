package dev.roomcast.api.event;

import dev.roomcast.api.Room;
import dev.roomcast.api.RoomEvent;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A pull request was opened.
 *
 * @param projectId the project it belongs to
 * @param number the pull request's number in its repository
 * @param title its title
 * @param url where it is shown
 * @param author the git host's name of the user who opened it
 * @param state open, or a draft
 * @param sourceBranch the branch with the changes
 * @param targetBranch the branch they are to go to
 * @param labels its labels; may be empty
 * @param createdAt when it was opened
 */
public record PrCreated(
    @NotNull UUID projectId,
    @Positive int number,
    @NotBlank @Size(max = Limits.TITLE) String title,
    @NotNull @HttpUrl URI url,
    @NotBlank @Size(max = Limits.NAME) String author,
    @NotNull PrState state,
    @NotBlank @Size(max = Limits.NAME) String sourceBranch,
    @NotBlank @Size(max = Limits.NAME) String targetBranch,
    @NotNull @Size(max = Limits.ITEMS) List<@NotBlank @Size(max = Limits.NAME) String> labels,
    @NotNull Instant createdAt) implements RoomEvent {
  public static final String TYPE = "pr.created";

  public PrCreated {
    labels = Copies.of(labels);
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
