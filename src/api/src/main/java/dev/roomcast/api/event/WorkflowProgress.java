package dev.roomcast.api.event;

import dev.roomcast.api.Room;
import dev.roomcast.api.RoomEvent;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;

/**
 * A running workflow got further.
 *
 * @param projectId the project it belongs to
 * @param workflowId this run of the workflow
 * @param workflowName the workflow's name
 * @param status running, or waiting for somebody
 * @param progress how much is done, in percent: 0 to 100
 * @param currentStep the step it is at
 * @param completedSteps how many steps are done; null when they are not counted
 * @param totalSteps how many steps it has; null when that is not known in advance
 * @param message more about this moment, for people; null when there is nothing to add
 */
public record WorkflowProgress(
    @NotNull UUID projectId,
    @NotNull UUID workflowId,
    @NotBlank @Size(max = Limits.NAME) String workflowName,
    @NotNull WorkflowStatus status,
    @Min(0) @Max(100) int progress,
    @NotBlank @Size(max = Limits.NAME) String currentStep,
    @PositiveOrZero Integer completedSteps,
    @Positive Integer totalSteps,
    @Size(max = Limits.TEXT) String message) implements RoomEvent {
  public static final String TYPE = "workflow.progress";

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Set<Room> rooms() {
    return Set.of(Room.project(projectId));
  }
}
