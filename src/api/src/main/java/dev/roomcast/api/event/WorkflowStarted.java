package dev.roomcast.api.event;

import dev.roomcast.api.Room;
import dev.roomcast.api.RoomEvent;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A workflow began to run.
 *
 * @param projectId the project it belongs to
 * @param workflowId this run of the workflow
 * @param workflowName the workflow's name
 * @param startedAt when it began
 * @param triggeredBy the user who started it; null when nobody did, as for a timer
 * @param agentId the agent that runs it; null when none does
 * @param totalSteps how many steps it has; null when that is not known in advance
 */
public record WorkflowStarted(
    @NotNull UUID projectId,
    @NotNull UUID workflowId,
    @NotBlank @Size(max = Limits.NAME) String workflowName,
    @NotNull Instant startedAt,
    UUID triggeredBy,
    UUID agentId,
    @Positive Integer totalSteps) implements RoomEvent {
  public static final String TYPE = "workflow.started";

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Set<Room> rooms() {
    return Set.of(Room.project(projectId));
  }
}
