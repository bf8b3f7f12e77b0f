package dev.roomcast.api.event;

import dev.roomcast.api.Room;
import dev.roomcast.api.RoomEvent;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * An agent came online.
 *
 * @param agentId the agent
 * @param agentName its name
 * @param status what it can do right now
 * @param capabilities what it can be asked to do, as words; may be empty
 * @param projectId the project it works for; null when it works for none
 * @param version the version of its software; null when it does not say
 */
public record AgentConnected(
    @NotNull UUID agentId,
    @NotBlank @Size(max = Limits.NAME) String agentName,
    @NotNull AgentStatus status,
    @NotNull @Size(max = Limits.ITEMS) List<@NotBlank @Size(max = Limits.NAME) String> capabilities,
    UUID projectId,
    @Size(max = Limits.NAME) String version) implements RoomEvent {
  public static final String TYPE = "agent.connected";

  public AgentConnected {
    capabilities = Copies.of(capabilities);
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Set<Room> rooms() {
    return AgentRooms.of(agentId, projectId);
  }
}
