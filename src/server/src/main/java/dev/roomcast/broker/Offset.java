package dev.roomcast.broker;

import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody has seen of a log: everything up to a position, and in addition what one node
 * published while it was cut off from the log. Written as text it is a message's id.
 *
 * @param epoch of the log; a log that lost its history has another
 * @param ahead empty unless the node that delivered the message was cut off shortly before
 */
record Offset(String epoch, Position position, Optional<Ahead> ahead) {
  private static final Pattern TEXT =
      Pattern.compile(
          "([A-Za-z0-9_-]{1,40})-([0-9a-z.]{1,32})(?:~([A-Za-z0-9_-]{1,40})~(\\d{1,18}))?");

  /**
   * The messages of one publishing node that were delivered before they were in the log.
   *
   * @param sequence all up to this one have been seen
   */
  record Ahead(String publisher, long sequence) {}

  Offset(String epoch, Position position) {
    this(epoch, position, Optional.empty());
  }

  /** Reads an id; empty if it is none. */
  static Optional<Offset> parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      Optional<Ahead> ahead =
          Optional.ofNullable(parts.group(3))
              .map(publisher -> new Ahead(publisher, Long.parseLong(parts.group(4))));
      return Optional.of(
          new Offset(parts.group(1), Position.parse(parts.group(2)), ahead));
    } catch (IllegalArgumentException notAPosition) {
      return Optional.empty();
    }
  }

  /** At the same position, or at this one if that is later. */
  Offset atLeast(Position other) {
    return position.isAtLeast(other) ? this : new Offset(epoch, other, ahead);
  }

  /** Whether this has seen a message, as far as its place in the log tells. */
  boolean covers(Logged logged) {
    return logged.position().map(position::isAtLeast).orElse(false)
        || ahead
            .map(
                seen ->
                    seen.publisher().equals(logged.publisher())
                        && seen.sequence() >= logged.sequence())
            .orElse(false);
  }

  /** Whether it is at or behind all these positions. */
  boolean isBehind(Collection<String> positions) {
    return positions.stream()
        .allMatch(
            text ->
                parse(text).map(other -> position.isAtLeast(other.position())).orElse(false));
  }

  @Override
  public String toString() {
    String text = epoch + "-" + position;
    return ahead
        .map(seen -> text + "~" + seen.publisher() + "~" + seen.sequence())
        .orElse(text);
  }
}
