package dev.roomcast.api.event;

import dev.roomcast.api.Room;
import dev.roomcast.api.RoomEvent;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * An issue changed: its text, labels, assignees, priority or state.
 *
 * @param projectId the project it belongs to
 * @param number the issue's number in its repository
 * @param title its title
 * @param url where it is shown
 * @param actor the git host's name of the user who changed it
 * @param state its state after the change
 * @param changes what changed: for each field its new value (null when it has none now) or a word
 *     about it; may be empty
 * @param updatedAt when it changed
 * @param priority how urgent it is; null when the tracker has no priorities
 */
public record IssueUpdated(
    @NotNull UUID projectId,
    @Positive int number,
    @NotBlank @Size(max = Limits.TITLE) String title,
    @NotNull @HttpUrl URI url,
    @NotBlank @Size(max = Limits.NAME) String actor,
    @NotNull IssueState state,
    @NotNull @Size(max = Limits.ITEMS) Map<@NotBlank String, Object> changes,
    @NotNull Instant updatedAt,
    Priority priority) implements RoomEvent {
  public static final String TYPE = "issue.updated";

  public IssueUpdated {
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
