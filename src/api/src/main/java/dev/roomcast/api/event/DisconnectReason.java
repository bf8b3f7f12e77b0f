package dev.roomcast.api.event;

/** Why an agent went offline. */
public enum DisconnectReason {
  SHUT_DOWN,
  LOST_CONTACT,
  FAILED,
  UNKNOWN
}
