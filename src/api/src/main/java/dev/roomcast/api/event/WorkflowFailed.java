package dev.roomcast.api.event;

import dev.roomcast.api.Room;
import dev.roomcast.api.RoomEvent;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A workflow ended without its result.
 *
 * @param projectId the project it belongs to
 * @param workflowId this run of the workflow
 * @param workflowName the workflow's name
 * @param failedAt when it failed
 * @param durationMs how long it ran, in milliseconds
 * @param error what went wrong, for people
 * @param willRetry whether it starts again by itself
 * @param failedStep the step that failed; null when it failed outside of its steps
 */
public record WorkflowFailed(
    @NotNull UUID projectId,
    @NotNull UUID workflowId,
    @NotBlank @Size(max = Limits.NAME) String workflowName,
    @NotNull Instant failedAt,
    @PositiveOrZero long durationMs,
    @NotBlank @Size(max = Limits.TEXT) String error,
    boolean willRetry,
    @Size(max = Limits.NAME) String failedStep) implements RoomEvent {
  public static final String TYPE = "workflow.failed";

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Set<Room> rooms() {
    return Set.of(Room.project(projectId));
  }
}
