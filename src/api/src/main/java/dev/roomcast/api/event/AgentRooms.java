package dev.roomcast.api.event;

import dev.roomcast.api.Room;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/** Where an agent's events go: its own room first, then the project it works for. */
final class AgentRooms {

  private AgentRooms() {}

  /**
   * The rooms of an agent's event.
   *
   * @param projectId null when the agent works for no project
   */
  static Set<Room> of(UUID agentId, UUID projectId) {
    Set<Room> rooms = new LinkedHashSet<>();
    rooms.add(Room.agent(agentId));
    if (projectId != null) {
      rooms.add(Room.project(projectId));
    }
    return Collections.unmodifiableSet(rooms);
  }
}
