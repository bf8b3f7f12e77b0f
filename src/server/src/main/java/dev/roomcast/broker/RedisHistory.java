package dev.roomcast.broker;

import dev.roomcast.api.Room;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What Redis keeps of a room: the log, and before that the room's mailbox if it is one. */
/* Threads: any. */
final class RedisHistory implements RoomHistory.Elsewhere {
  private static final int COUNT = 500; // entries read at once

  private final RedisLog log;
  private final RedisMail mail;
  private final RecentLog recent;

  RedisHistory(RedisLog log, RedisMail mail, RecentLog recent) {
    this.log = log;
    this.mail = mail;
    this.recent = recent;
  }

  @Override
  public Optional<Position> older(PageInProgress page, Room room, Position from) {
    List<Entry> entries = log.rangeBack(from, COUNT);
    for (Entry entry : entries) {
      List<Logged> messages = new ArrayList<>(logged(entry));
      Collections.reverse(messages);
      messages.forEach(page::offer);
    }
    if (!entries.isEmpty()) {
      return Optional.of(entries.get(entries.size() - 1).place().before());
    }
    List<Logged> older = mail.back(room, from);
    older.forEach(page::offer);
    return older.isEmpty()
        ? Optional.empty()
        : Optional.of(older.get(older.size() - 1).position().orElseThrow().before());
  }

  @Override
  public Position newer(PageInProgress page, Room room, Position after) {
    Position memoryBegins = recent.keptAfter();
    Position logBegins = log.extent().first().orElse(memoryBegins.nextEntry());
    if (!after.isAtLeast(logBegins)) {
      List<Logged> first = mail.forth(room, after);
      for (Logged logged : first) {
        if (logged.position().orElseThrow().isAtLeast(logBegins)) {
          return logBegins.before();
        }
        page.offer(logged);
      }
      if (!first.isEmpty()) {
        return first.get(first.size() - 1).position().orElseThrow();
      }
    }
    List<Entry> entries = log.range(after, COUNT);
    Position upTo = after;
    for (Entry entry : entries) {
      logged(entry).forEach(page::offer);
      upTo = entry.place().plus(Math.max(0, entry.messages().size() - 1));
    }
    return entries.size() < COUNT && !upTo.isAtLeast(memoryBegins) ? memoryBegins : upTo;
  }

  private static List<Logged> logged(Entry entry) {
    List<Logged> messages = new ArrayList<>();
    for (int i = 0; i < entry.messages().size(); i++) {
      messages.add(
          new Logged(
              0,
              entry.publisher(),
              entry.sequence() + i,
              entry.place().plus(i),
              entry.messages().get(i)));
    }
    return messages;
  }
}
