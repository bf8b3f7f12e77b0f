package dev.roomcast.api.event;

/** How a run of a workflow stands. */
public enum WorkflowStatus {
  PENDING,
  RUNNING,
  WAITING,
  COMPLETED,
  FAILED,
  CANCELLED
}
