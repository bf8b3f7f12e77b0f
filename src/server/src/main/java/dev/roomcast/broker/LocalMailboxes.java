package dev.roomcast.broker;

import dev.roomcast.api.Room;
import dev.roomcast.hub.Missed;
import dev.roomcast.hub.Replay;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The mailboxes of a single node, in memory. Together they are bounded in bytes; at the bound the
 * oldest message goes, whosever it is, and who has not fetched it is told that not all is kept.
 */
/* Threads: any; the monitor guards all fields. While it is held, only RecentLog's is taken. */
final class LocalMailboxes implements RoomHistory.Elsewhere {
  private final RecentLog recent;
  private final long maxBytes;
  private final Clock clock;
  private final List<Kind> kinds;
  private final Map<Room, Mailbox> byRoom = new HashMap<>();
  private long bytes;
  private Position newest = Position.BEGINNING; // all up to here have been offered

  LocalMailboxes(RecentLog recent, MailboxLimits limits, Clock clock) {
    this.recent = recent;
    this.maxBytes = limits.maxBytes();
    this.clock = clock;
    this.kinds = limits.rules().stream().map(Kind::new).toList();
  }

  /* The rooms of one rule. */
  private static final class Kind {
    private final MailboxLimits.Rule rule;
    private final TreeSet<Mailbox> oldestFirst =
        new TreeSet<>(
            Comparator.comparingLong(Mailbox::oldest).thenComparing(box -> box.room.name()));
    private Position gone = Position.BEGINNING; // from boxes of this kind, other than by number

    Kind(MailboxLimits.Rule rule) {
      this.rule = rule;
    }
  }

  private static final class Mailbox {
    private final Room room;
    private final Kind kind;
    private final Deque<Logged> mail = new ArrayDeque<>();
    private Position gone = Position.BEGINNING; // as there were too many

    Mailbox(Room room, Kind kind) {
      this.room = room;
      this.kind = kind;
    }

    long oldest() {
      return mail.element().number();
    }
  }

  /** Takes the log's next message; it stays where a room of it is a mailbox. */
  synchronized void add(Logged logged) {
    newest = placeOf(logged);
    for (Room room : logged.message().rooms()) {
      kindOf(room).ifPresent(kind -> add(logged, room, kind));
    }
    letGo();
  }

  private Optional<Kind> kindOf(Room room) {
    return kinds.stream().filter(kind -> kind.rule.fits(room)).findFirst();
  }

  private void add(Logged logged, Room room, Kind kind) {
    Mailbox box = byRoom.computeIfAbsent(room, added -> new Mailbox(room, kind));
    bytes += logged.bytes();
    if (box.mail.isEmpty()) {
      box.mail.addLast(logged);
      kind.oldestFirst.add(box);
      return;
    }
    box.mail.addLast(logged);
    if (box.mail.size() > kind.rule.maxMessages()) {
      box.gone = removeOldest(box);
    }
  }

  private Position removeOldest(Mailbox box) {
    box.kind.oldestFirst.remove(box);
    Logged removed = box.mail.removeFirst();
    bytes -= removed.bytes();
    if (box.mail.isEmpty()) {
      byRoom.remove(box.room);
    } else {
      box.kind.oldestFirst.add(box);
    }
    return placeOf(removed);
  }

  private void letGo() {
    Instant now = clock.instant();
    for (Kind kind : kinds) {
      Instant oldest = now.minus(kind.rule.maxAge());
      while (!kind.oldestFirst.isEmpty()
          && kind.oldestFirst.first().mail.element().message().time().isBefore(oldest)) {
        kind.gone = removeOldest(kind.oldestFirst.first());
      }
    }
    while (bytes > maxBytes) {
      Mailbox oldest =
          kinds.stream()
              .filter(kind -> !kind.oldestFirst.isEmpty())
              .map(kind -> kind.oldestFirst.first())
              .min(Comparator.comparingLong(Mailbox::oldest))
              .orElseThrow();
      oldest.kind.gone = removeOldest(oldest);
    }
  }

  /** What a client has missed: from the log, or if that does not reach back so far, from here. */
  Replay replay(Missed missed) {
    Replay replay = recent.replay(missed);
    if (!replay.equals(CatchUp.NOT_KEPT)) {
      return replay;
    }
    Position since = Offset.parse(missed.since()).orElseThrow().position();
    return since(since, missed).map(older -> recent.replay(missed, older)).orElse(replay);
  }

  /* What came to a client's rooms; empty if not all of them are mailboxes that reach back so far. */
  private synchronized Optional<Older> since(Position since, Missed missed) {
    letGo();
    List<Logged> found = new ArrayList<>();
    for (Room room : missed.rooms().keySet()) {
      Optional<Kind> kind = kindOf(room);
      if (kind.isEmpty() || !since.isAtLeast(kind.get().gone)) {
        return Optional.empty();
      }
      Mailbox box = byRoom.get(room);
      if (box != null && !since.isAtLeast(box.gone)) {
        return Optional.empty();
      }
      if (box != null) {
        found.addAll(box.mail);
      }
    }
    return Optional.of(new Older(since, newest, found));
  }

  @Override
  public synchronized Optional<Position> older(PageInProgress page, Room room, Position from) {
    letGo();
    Mailbox box = byRoom.get(room);
    if (box != null) {
      box.mail.descendingIterator()
          .forEachRemaining(logged -> offerIf(from.isAtLeast(placeOf(logged)), logged, page));
    }
    return Optional.empty();
  }

  @Override
  public synchronized Position newer(PageInProgress page, Room room, Position after) {
    letGo();
    Position memoryBegins = recent.keptAfter();
    Mailbox box = byRoom.get(room);
    if (box != null) {
      box.mail.forEach(
          logged -> offerIf(memoryBegins.isAtLeast(placeOf(logged)), logged, page));
    }
    return memoryBegins;
  }

  private static void offerIf(boolean isHere, Logged logged, PageInProgress page) {
    if (isHere) {
      page.offer(logged);
    }
  }

  private static Position placeOf(Logged logged) {
    return logged.position().orElseThrow();
  }
}
