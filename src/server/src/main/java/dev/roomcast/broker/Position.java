package dev.roomcast.broker;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a log, in order.
 *
 * @param major the log's own count; in Redis the milliseconds of an entry's id
 * @param minor the second part of an entry's id in Redis, else 0
 * @param index which of the messages that were appended together, from 0
 */
record Position(long major, long minor, int index) implements Comparable<Position> {
  /** Before everything. */
  static final Position BEGINNING = new Position(0, 0, 0);

  private static final int RADIX = 36;
  private static final int MAX_INDEX = 60_000_000; // what its text has room for
  private static final long MAX_MINOR = 4_000_000_000_000_000_000L; // likewise
  private static final Pattern TEXT =
      Pattern.compile("([0-9a-z]{1,12})(?:\\.([0-9a-z]{1,12}))?(?:\\.([0-9a-z]{1,5}))?");

  Position(long count) {
    this(count, 0, 0);
  }

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws IllegalArgumentException if it is something else
   */
  static Position parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not a position");
    }
    return new Position(
        Long.parseLong(parts.group(1), RADIX),
        parts.group(2) == null ? 0 : Long.parseLong(parts.group(2), RADIX),
        parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3), RADIX));
  }

  @Override
  public int compareTo(Position other) {
    int byMajor = Long.compare(major, other.major);
    if (byMajor != 0) {
      return byMajor;
    }
    int byMinor = Long.compare(minor, other.minor);
    return byMinor != 0 ? byMinor : Integer.compare(index, other.index);
  }

  /** The place of a message that was appended together with the one here. */
  Position plus(int messages) {
    return new Position(major, minor, index + messages);
  }

  /** The place of the entry in which the message here is. */
  Position entry() {
    return new Position(major, minor, 0);
  }

  /** The first place that an entry after the one here could have. */
  Position nextEntry() {
    return minor < MAX_MINOR
        ? new Position(major, minor + 1, 0)
        : new Position(major + 1, 0, 0);
  }

  /** Behind everything that is before this one. */
  Position before() {
    if (index > 0) {
      return new Position(major, minor, index - 1);
    }
    return minor > 0
        ? new Position(major, minor - 1, MAX_INDEX)
        : new Position(Math.max(0, major - 1), major > 0 ? MAX_MINOR : 0, 0);
  }

  boolean isAtLeast(Position other) {
    return compareTo(other) >= 0;
  }

  /** Short, since it travels with every event: trailing zeros are left out. */
  @Override
  public String toString() {
    String text = Long.toString(major, RADIX);
    if (minor != 0 || index != 0) {
      text += "." + Long.toString(minor, RADIX);
    }
    return index == 0 ? text : text + "." + Integer.toString(index, RADIX);
  }
}
