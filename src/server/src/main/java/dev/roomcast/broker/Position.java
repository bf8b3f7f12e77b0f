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
