package dev.roomcast.audit;

import java.time.Instant;
import java.util.Objects;

/**
 * One thing that somebody did, or tried to.
 *
 * @param time when
 * @param actor the user id of who did it
 * @param source by what: {@code rest}, {@code dashboard}
 * @param address where the request came from, as the container tells it
 * @param node the node that took the request
 * @param action what was done, a word such as {@code disconnect-user}
 * @param target to whom or what: a connection's id, a user's id, a room's name
 * @param detail more about it, such as the room that a user was removed from; may be empty
 * @param outcome what became of it, in a few words
 */
public record AuditEntry(
    Instant time,
    String actor,
    String source,
    String address,
    String node,
    String action,
    String target,
    String detail,
    String outcome) {

  public AuditEntry {
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(node, "node");
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(detail, "detail");
    Objects.requireNonNull(outcome, "outcome");
  }
}
