package dev.roomcast.broker;

import dev.roomcast.hub.Missed;
import dev.roomcast.hub.Replay;
import dev.roomcast.hub.Replay.Gap;
import dev.roomcast.protocol.Message;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Tells what a client has missed: from memory, and what is older from Redis, a few clients at a
 * time.
 */
/* Threads: any. */
final class RedisReplay {
  private static final int COUNT = 500; // entries read at once
  private static final int BEFORE = 100; // entries in which what comes again may have come first
  private static final int MAX_READ = 100_000; // messages looked at for one client

  private final RedisLog log;
  private final RedisMail mail;
  private final RecentLog recent;
  private final Duration maxAge;
  private final Clock clock;
  private final RedisReads reads = new RedisReads();

  RedisReplay(
      RedisLog log, RedisMail mail, RecentLog recent, Duration maxAge, Clock clock) {
    this.log = log;
    this.mail = mail;
    this.recent = recent;
    this.maxAge = maxAge;
    this.clock = clock;
  }

  Replay of(Missed missed) {
    Replay replay = recent.replay(missed);
    if (!replay.equals(CatchUp.NOT_KEPT)) {
      return replay;
    }
    Position since = Offset.parse(missed.since()).orElseThrow().position();
    boolean isLogged = since.major() >= clock.instant().minus(maxAge).toEpochMilli();
    boolean isMailed = mail.mayHave(missed, since);
    if (!isLogged && !isMailed) {
      return replay;
    }
    return reads
        .read(() -> older(missed, since, isLogged, isMailed))
        .orElse(new Replay.Incomplete(Gap.UNAVAILABLE));
  }

  private Replay older(Missed missed, Position since, boolean isLogged, boolean isMailed) {
    Optional<Older> mailed = isMailed ? mail.since(since, missed) : Optional.empty();
    return mailed
        .or(() -> isLogged ? logged(since, missed) : Optional.empty())
        .map(older -> replay(missed, older))
        .orElse(CatchUp.NOT_KEPT);
  }

  private Replay replay(Missed missed, Older older) {
    return older.equals(Older.TOO_MANY)
        ? new Replay.Incomplete(Gap.TOO_MANY)
        : recent.replay(missed, older);
  }

  /* A page beyond what memory has let go of: it lets go of more while this reads. */
  private Optional<Older> logged(Position since, Missed missed) {
    Optional<Position> first = log.extent().first();
    if (first.isEmpty() || !since.isAtLeast(first.get())) {
      return Optional.empty();
    }
    List<Logged> older = new ArrayList<>();
    Publishers publishers = before(since);
    int read = 0;
    Position from = since;
    Position upTo = since;
    Position keptAfter = recent.keptAfter();
    while (!upTo.isAtLeast(keptAfter)) {
      List<Entry> page = log.range(from, COUNT);
      for (Entry entry : page) {
        read += entry.messages().size();
        collect(entry, missed, publishers, older);
        upTo = entry.place().plus(Math.max(0, entry.messages().size() - 1));
      }
      if (read > MAX_READ || older.size() > 2 * missed.maxMessages()) {
        return Optional.of(Older.TOO_MANY);
      }
      if (page.size() < COUNT) {
        upTo = upTo.isAtLeast(keptAfter) ? upTo : keptAfter;
      } else {
        from = upTo.nextEntry();
        keptAfter = recent.keptAfter();
      }
    }
    return Optional.of(new Older(since, upTo, older));
  }

  /* What is appended again, after a lost answer, is so soon. */
  private Publishers before(Position since) {
    Publishers publishers = new Publishers();
    for (Entry entry : log.rangeBack(since, BEFORE)) {
      for (int i = 0; i < entry.messages().size(); i++) {
        if (since.isAtLeast(entry.place().plus(i))) {
          publishers.saw(entry.publisher(), entry.sequence() + i);
        }
      }
    }
    return publishers;
  }

  private static void collect(
      Entry entry, Missed missed, Publishers publishers, List<Logged> older) {
    for (int i = 0; i < entry.messages().size(); i++) {
      long sequence = entry.sequence() + i;
      Message message = entry.messages().get(i);
      boolean isNew = publishers.lastOf(entry.publisher()) < sequence;
      publishers.saw(entry.publisher(), sequence);
      if (isNew && !Collections.disjoint(message.rooms(), missed.rooms().keySet())) {
        older.add(
            new Logged(0, entry.publisher(), sequence, entry.place().plus(i), message));
      }
    }
  }
}
