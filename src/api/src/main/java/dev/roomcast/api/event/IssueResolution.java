package dev.roomcast.api.event;

/** What became of a closed issue. */
public enum IssueResolution {
  COMPLETED,
  NOT_PLANNED,
  DUPLICATE
}
