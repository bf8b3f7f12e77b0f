package dev.roomcast.api.event;

/** How a project stands. */
public enum ProjectStatus {
  ACTIVE,
  PAUSED,
  COMPLETED,
  ARCHIVED
}
