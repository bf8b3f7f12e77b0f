package dev.roomcast.api.event;

import dev.roomcast.api.Room;
import dev.roomcast.api.RoomEvent;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;

/**
 * An agent became available, busy, faulty or offline.
 *
 * @param agentId the agent
 * @param agentName its name
 * @param previousStatus its status before
 * @param status its status now
 * @param projectId the project it works for; null when it works for none
 * @param task what it works on, in a few words; null when it works on nothing
 */
public record AgentStatusChanged(
    @NotNull UUID agentId,
    @NotBlank @Size(max = Limits.NAME) String agentName,
    @NotNull AgentStatus previousStatus,
    @NotNull AgentStatus status,
    UUID projectId,
    @Size(max = Limits.TITLE) String task) implements RoomEvent {
  public static final String TYPE = "agent.status_changed";

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Set<Room> rooms() {
    return AgentRooms.of(agentId, projectId);
  }
}
