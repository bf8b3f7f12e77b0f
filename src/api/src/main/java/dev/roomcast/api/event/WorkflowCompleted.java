package dev.roomcast.api.event;

import dev.roomcast.api.Room;
import dev.roomcast.api.RoomEvent;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A workflow ended well.
 *
 * @param projectId the project it belongs to
 * @param workflowId this run of the workflow
 * @param workflowName the workflow's name
 * @param completedAt when it ended
 * @param durationMs how long it ran, in milliseconds
 * @param summary what came of it, for people; null when there is nothing to tell
 * @param resultUrl where the result is shown; null when it has no page
 */
public record WorkflowCompleted(
    @NotNull UUID projectId,
    @NotNull UUID workflowId,
    @NotBlank @Size(max = Limits.NAME) String workflowName,
    @NotNull Instant completedAt,
    @PositiveOrZero long durationMs,
    @Size(max = Limits.TEXT) String summary,
    @HttpUrl URI resultUrl) implements RoomEvent {
  public static final String TYPE = "workflow.completed";

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Set<Room> rooms() {
    return Set.of(Room.project(projectId));
  }
}
