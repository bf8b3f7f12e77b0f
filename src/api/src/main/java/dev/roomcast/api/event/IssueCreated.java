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
 * An issue was opened.
 *
 * @param projectId the project it belongs to
 * @param number the issue's number in its repository
 * @param title its title
 * @param url where it is shown
 * @param author the git host's name of the user who opened it
 * @param labels its labels; may be empty
 * @param assignees the git host's names of those who are to solve it; may be empty
 * @param createdAt when it was opened
 * @param priority how urgent it is; null when the tracker has no priorities
 */
public record IssueCreated(
    @NotNull UUID projectId,
    @Positive int number,
    @NotBlank @Size(max = Limits.TITLE) String title,
    @NotNull @HttpUrl URI url,
    @NotBlank @Size(max = Limits.NAME) String author,
    @NotNull @Size(max = Limits.ITEMS) List<@NotBlank @Size(max = Limits.NAME) String> labels,
    @NotNull @Size(max = Limits.ITEMS) List<@NotBlank @Size(max = Limits.NAME) String> assignees,
    @NotNull Instant createdAt,
    Priority priority) implements RoomEvent {
  public static final String TYPE = "issue.created";

  public IssueCreated {
    labels = Copies.of(labels);
    assignees = Copies.of(assignees);
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
