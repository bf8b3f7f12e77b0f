package dev.roomcast.api.event;

import dev.roomcast.api.Room;
import dev.roomcast.api.RoomEvent;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * An agent went offline.
 *
 * @param agentId the agent
 * @param agentName its name
 * @param reason why
 * @param lastSeenAt its last sign of life
 * @param projectId the project it works for; null when it works for none
 */
public record AgentDisconnected(
    @NotNull UUID agentId,
    @NotBlank @Size(max = Limits.NAME) String agentName,
    @NotNull DisconnectReason reason,
    @NotNull Instant lastSeenAt,
    UUID projectId) implements RoomEvent {
  public static final String TYPE = "agent.disconnected";

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Set<Room> rooms() {
    return AgentRooms.of(agentId, projectId);
  }
}
