package dev.roomcast.broker;

import dev.roomcast.api.Room;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which rooms are mailboxes: what is published to one is kept there beside the log, for clients that
 * are away for days.
 *
 * @param rules the first one that fits a room counts
 * @param maxBytes what all mailboxes may take in the memory of a node that has no Redis; each message
 *     counts 256 bytes more than its data
 */
public record MailboxLimits(List<Rule> rules, long maxBytes) {
  private static final String ANY = "*";

  /** No room is one. */
  public static final MailboxLimits NONE = new MailboxLimits(List.of(), 0);

  /**
   * How long some rooms keep what is published to them.
   *
   * @param pattern a room's name, or the beginning of rooms' names and {@code *}
   * @param maxAge since a message was published
   * @param maxMessages of one room
   */
  public record Rule(String pattern, Duration maxAge, int maxMessages) {

    boolean fits(Room room) {
      return pattern.endsWith(ANY)
          ? room.name().startsWith(pattern.substring(0, pattern.length() - ANY.length()))
          : room.name().equals(pattern);
    }
  }

  public MailboxLimits {
    rules = List.copyOf(rules);
  }

  /** The rule of a room; empty if it is no mailbox. */
  Optional<Rule> of(Room room) {
    return rules.stream().filter(rule -> rule.fits(room)).findFirst();
  }

  /** The rules as a text; nodes that keep the same have the same. */
  String rulesAsText() {
    return rules.stream()
        .map(rule -> rule.pattern() + " " + rule.maxAge() + " " + rule.maxMessages())
        .collect(Collectors.joining(","));
  }
}
