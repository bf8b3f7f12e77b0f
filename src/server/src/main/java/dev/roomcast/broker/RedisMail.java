package dev.roomcast.broker;

import dev.roomcast.api.Room;
import dev.roomcast.hub.Missed;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Reads what came to mailboxes. A mailbox is a stream with one entry for each message; the entry's id
 * is the message's place in the log, with the index counted into the second part.
 */
/* Threads: any. */
final class RedisMail {
  /** How many messages one entry of the log may have, as far as mailboxes are concerned. */
  static final long INDEXES = 1_000_000;

  private static final System.Logger LOG = System.getLogger(RedisMail.class.getName());
  private static final int COUNT = 100; // entries read at once
  private static final long MAX_MINOR = Long.MAX_VALUE / INDEXES - 1;

  private final RedisMailboxes mailboxes;
  private final RecentLog recent;
  private final MailboxLimits limits;
  private final Clock clock;

  RedisMail(
      RedisMailboxes mailboxes, RecentLog recent, MailboxLimits limits, Clock clock) {
    this.mailboxes = mailboxes;
    this.recent = recent;
    this.limits = limits;
    this.clock = clock;
  }

  /** Whether all these rooms are mailboxes that may reach back so far. */
  boolean mayHave(Missed missed, Position since) {
    return missed.rooms().keySet().stream()
        .allMatch(
            room ->
                limits
                    .of(room)
                    .map(rule -> since.major() >= oldest(rule.maxAge()))
                    .orElse(false));
  }

  private long oldest(Duration maxAge) {
    return clock.instant().minus(maxAge).toEpochMilli();
  }

  /**
   * What came to a client's rooms, all of which are mailboxes; empty if one of them does not reach
   * back so far.
   */
  Optional<Older> since(Position since, Missed missed) {
    Position upTo = recent.newest(); // What comes later is in memory.
    List<Logged> found = new ArrayList<>();
    for (Room room : missed.rooms().keySet()) {
      if (!read(room, since, missed, found)) {
        return Optional.of(Older.TOO_MANY);
      }
      if (!isComplete(room, since)) {
        return Optional.empty();
      }
    }
    return Optional.of(new Older(since, upTo, found));
  }

  /* False if it is clearly more than the client may get. */
  private boolean read(Room room, Position since, Missed missed, List<Logged> found) {
    Publishers publishers = new Publishers();
    for (Entry entry : mailboxes.mailBack(room, place(since), COUNT)) {
      publishers.saw(entry.publisher(), entry.sequence()); // It may come again, after a lost answer.
    }
    long bytes = 0;
    List<Entry> page = mailboxes.mail(room, place(since).nextEntry(), COUNT);
    while (!page.isEmpty()) {
      for (Entry entry : page) {
        if (publishers.lastOf(entry.publisher()) < entry.sequence()) {
          publishers.saw(entry.publisher(), entry.sequence());
          Logged logged = logged(entry);
          bytes += logged.bytes();
          found.add(logged);
        }
      }
      if (bytes > 2 * missed.maxBytes() || found.size() > 2 * missed.maxMessages()) {
        return false;
      }
      Position next = page.get(page.size() - 1).place().nextEntry();
      page = page.size() < COUNT ? List.of() : mailboxes.mail(room, next, COUNT);
    }
    return true;
  }

  private static Logged logged(Entry entry) {
    return new Logged(
        0,
        entry.publisher(),
        entry.sequence(),
        placeInLog(entry.place()),
        entry.messages().get(0));
  }

  /*
   * Asked after the reading. The oldest go first, and none goes for the number while there are fewer
   * than the rule allows; what goes for its age is older than what anybody is given.
   */
  private boolean isComplete(Room room, Position since) {
    RedisMailboxes.State state = mailboxes.state(room);
    MailboxLimits.Rule rule = limits.of(room).orElseThrow();
    return state.rules().equals(limits.rulesAsText())
        && since.isAtLeast(state.since())
        && (state.count() < rule.maxMessages()
            || state.first().map(place(since)::isAtLeast).orElse(true));
  }

  /** What came to a room at or before a position, a part of it, the latest first. */
  List<Logged> back(Room room, Position from) {
    return limits.of(room).isEmpty()
        ? List.of()
        : logged(mailboxes.mailBack(room, place(from), COUNT));
  }

  /** What came to a room after a position, a part of it, the first first. */
  List<Logged> forth(Room room, Position after) {
    return limits.of(room).isEmpty()
        ? List.of()
        : logged(mailboxes.mail(room, place(after).nextEntry(), COUNT));
  }

  private static List<Logged> logged(List<Entry> entries) {
    return entries.stream()
        .filter(entry -> !entry.messages().isEmpty()) // It can be read.
        .map(RedisMail::logged)
        .toList();
  }

  /* Of a place in the log; one behind all that an entry has is behind all that has its milliseconds. */
  private static Position place(Position inLog) {
    long minor = Math.min(inLog.minor(), MAX_MINOR);
    return new Position(
        inLog.major(), minor * INDEXES + Math.min(inLog.index(), INDEXES - 1), 0);
  }

  private static Position placeInLog(Position place) {
    return new Position(
        place.major(), place.minor() / INDEXES, (int) (place.minor() % INDEXES));
  }

  /** Says which rooms are mailboxes from now on, if it was otherwise. */
  void declare() {
    mailboxes.declare(limits.rulesAsText());
  }

  /** The same when this node ends, in case another one said something else; Redis may be away. */
  void declareAtEnd() {
    try {
      declare();
    } catch (JedisException | IllegalStateException away) {
      LOG.log(System.Logger.Level.DEBUG, "Redis cannot be written: {0}", away.getMessage());
    }
  }
}
