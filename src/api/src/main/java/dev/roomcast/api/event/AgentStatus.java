package dev.roomcast.api.event;

/** What an agent can do right now. */
public enum AgentStatus {
  AVAILABLE,
  BUSY,
  ERROR,
  OFFLINE
}
