package dev.roomcast.api;

import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A room's name: a kind, and for most kinds a colon and an id, as in {@code global} or
 * {@code project:123}.
 *
 * <p>The kind is a lower-case word. The id has no white space and no control characters, so that a
 * name reads the same in a log, a URL and on the wire. Names are compared exactly.
 *
 * @param name the whole name, 1 to {@value #MAX_LENGTH} characters
 */
public record Room(String name) {
  /** The longest room name, in characters. */
  public static final int MAX_LENGTH = 200;

  // Before GLOBAL, which is checked against it.
  private static final Pattern NAME =
      Pattern.compile("[a-z][a-z0-9_-]*(:[^\\s\\p{Z}\\p{C}]+)?");

  /** The room that every connection is in. */
  public static final Room GLOBAL = new Room("global");

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if it is not a room name; the message says why
   */
  public Room {
    Objects.requireNonNull(name, "room name");
    if (name.isEmpty() || name.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "room name must have 1 to " + MAX_LENGTH + " characters, was " + name.length());
    }
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "room name must be a lower-case kind such as \"global\", or a kind, a colon and an id"
              + " without spaces such as \"project:123\"");
    }
  }

  /** The room of one project. */
  public static Room project(UUID projectId) {
    return new Room("project:" + projectId);
  }

  /** The room of one agent. */
  public static Room agent(UUID agentId) {
    return new Room("agent:" + agentId);
  }

  /** The room that all connections of one user are in. */
  public static Room user(String userId) {
    return new Room("user:" + userId);
  }

  /** What stands before the colon, or the whole name when there is none. */
  public String kind() {
    int colon = name.indexOf(':');
    return colon < 0 ? name : name.substring(0, colon);
  }

  /** What stands after the colon, or an empty text when there is none. */
  public String id() {
    int colon = name.indexOf(':');
    return colon < 0 ? "" : name.substring(colon + 1);
  }

  @Override
  public String toString() {
    return name;
  }
}
