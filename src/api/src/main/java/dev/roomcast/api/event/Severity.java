package dev.roomcast.api.event;

/** How grave a finding is, from the least. */
public enum Severity {
  INFO,
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL
}
