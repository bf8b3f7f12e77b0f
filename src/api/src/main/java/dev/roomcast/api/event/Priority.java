package dev.roomcast.api.event;

/** How urgent an issue is, from the least. */
public enum Priority {
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL
}
