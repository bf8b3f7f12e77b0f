package dev.roomcast.api.event;

/** How an issue stands. */
public enum IssueState {
  OPEN,
  IN_PROGRESS,
  CLOSED
}
