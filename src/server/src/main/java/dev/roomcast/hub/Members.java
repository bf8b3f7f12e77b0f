package dev.roomcast.hub;

import dev.roomcast.api.Room;
import java.util.function.Consumer;

/** Who is in one room on this node: one audience for each lane that has somebody in it. */
/*
 * Threads: any. The monitor guards all fields, and the slots of the audiences. Under it only the
 * log's position and the inboxes of lanes are locked.
 */
final class Members {
  private final Room room;
  private Audience first; // a list, by Audience.next: most rooms have one or two
  private int count;
  private boolean gone;

  Members(Room room) {
    this.room = room;
  }

  Room room() {
    return room;
  }

  synchronized int count() {
    return count;
  }

  /** Whether the last member has left: whoever comes now needs a new object. */
  synchronized boolean isGone() {
    return gone;
  }

  /** Takes a connection in; only while it is not gone, so the caller holds the monitor. */
  synchronized Membership add(Connection connection, long since) {
    Audience audience = in(connection.lane());
    Membership membership = new Membership(connection, audience, since);
    audience.add(membership);
    count++;
    return membership;
  }

  private Audience in(Lane lane) {
    Audience each = first;
    while (each != null && each.lane() != lane) {
      each = each.next;
    }
    if (each == null) {
      each = new Audience(this, lane);
      each.next = first;
      first = each;
    }
    return each;
  }

  /**
   * Ends a membership.
   *
   * @return whether it was the last one
   */
  synchronized boolean remove(Membership membership) {
    Audience audience = membership.audience();
    audience.remove(membership);
    count--;
    if (audience.isEmpty()) {
      unlink(audience);
    }
    gone = count == 0;
    return gone;
  }

  private void unlink(Audience audience) {
    if (first == audience) {
      first = audience.next;
      return;
    }
    Audience before = first;
    while (before.next != audience) {
      before = before.next;
    }
    before.next = audience.next;
  }

  /** Shows all audiences, none of which can change meanwhile. */
  synchronized void forEachAudience(Consumer<Audience> visitor) {
    for (Audience each = first; each != null; each = each.next) {
      visitor.accept(each);
    }
  }
}
