package dev.roomcast.api.event;

/** How a pull request stands. */
public enum PrState {
  DRAFT,
  OPEN,
  MERGED,
  CLOSED
}
