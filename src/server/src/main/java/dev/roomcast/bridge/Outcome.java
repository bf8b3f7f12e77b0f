package dev.roomcast.bridge;

/** What became of a message of a running system. */
public enum Outcome {
  PUBLISHED("published"),

  /** A Python pickle: to read one is to run what it says. */
  PICKLE("pickle"),

  /** Neither of the formats. */
  MALFORMED("malformed"),

  /** More bytes than a message may have. */
  TOO_LARGE("too-large"),

  /** It asks for something else than an event: to disconnect somebody, to move somebody to a room. */
  NO_EVENT("no-event"),

  /** Its arguments are binary. */
  BINARY("binary"),

  /** It is for a namespace of the application's own. */
  NAMESPACE("namespace"),

  /** It is for what is no room here, as for one client of the other server, or for too many rooms. */
  ROOM("room"),

  /** It leaves out somebody, whom this hub cannot know. */
  EXCEPT("except"),

  /** The event's name cannot be that of an event here. */
  TYPE("type"),

  /** The log took no more. */
  OVERLOADED("overloaded");

  private final String code;

  Outcome(String code) {
    this.code = code;
  }

  /** The word in figures; never renamed. */
  public String code() {
    return code;
  }
}
