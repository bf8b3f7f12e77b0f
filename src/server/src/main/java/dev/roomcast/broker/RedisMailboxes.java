package dev.roomcast.broker;

import dev.roomcast.api.Room;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;

/** The mailboxes in Redis, as commands; what {@link RedisLog} says of its own holds for them. */
/* Threads: any. */
final class RedisMailboxes {
  /* Mailboxes have what is appended from now on. */
  private static final byte[] DECLARE =
      EntryFormat.utf8(
          """
          if redis.call('HGET', KEYS[2], 'rules') == ARGV[1] then return end
          local since = '0-0'
          if redis.call('EXISTS', KEYS[1]) == 1 then
            local info = redis.call('XINFO', 'STREAM', KEYS[1])
            for i = 1, #info, 2 do
              if info[i] == 'last-generated-id' then since = info[i + 1] end
            end
          end
          redis.call('HSET', KEYS[2], 'rules', ARGV[1], 'since', since)
          """);

  private final RedisKeys keys;
  private final Supplier<UnifiedJedis> redis;
  private final AtomicLong commands;

  /**
   * @param redis counts a command and gives the client
   * @param commands sent so far
   */
  RedisMailboxes(RedisKeys keys, Supplier<UnifiedJedis> redis, AtomicLong commands) {
    this.keys = keys;
    this.redis = redis;
    this.commands = commands;
  }

  /** Tells which rooms are mailboxes; if it was otherwise before, they are so from now on. */
  void declare(String rules) {
    redis
        .get()
        .eval(
            DECLARE, List.of(keys.log(), keys.mailboxRules()), List.of(EntryFormat.utf8(rules)));
  }

  /** Entries of a mailbox, in order, from this place on. */
  List<Entry> mail(Room room, Position from, int count) {
    return RedisLog.entries(
        redis.get().xrange(keys.mailbox(room), RedisLog.bytes(from), RedisLog.END, count));
  }

  /** Entries of a mailbox, in reverse order, from this place back. */
  List<Entry> mailBack(Room room, Position from, int count) {
    return RedisLog.entries(
        redis
            .get()
            .xrevrange(keys.mailbox(room), RedisLog.bytes(from), RedisLog.BEGINNING, count));
  }

  /**
   * What a mailbox has.
   *
   * @param rules which rooms are mailboxes
   * @param since from where on; if it cannot be told, no position is so late
   * @param count how many entries it has
   * @param first where it begins; empty if there is nothing
   */
  record State(String rules, Position since, long count, Optional<Position> first) {}

  State state(Room room) {
    byte[] mailbox = keys.mailbox(room);
    try (AbstractPipeline pipeline = redis.get().pipelined()) {
      Response<List<byte[]>> told =
          pipeline.hmget(
              keys.mailboxRules(), EntryFormat.utf8("rules"), EntryFormat.utf8("since"));
      Response<Long> count = pipeline.xlen(mailbox);
      Response<List<Object>> first =
          pipeline.xrange(mailbox, RedisLog.BEGINNING, RedisLog.END, 1);
      commands.addAndGet(2); // The first has counted itself.
      pipeline.sync();
      boolean isTold = told.get().get(0) != null && told.get().get(1) != null;
      return new State(
          isTold ? EntryFormat.text(told.get().get(0)) : "",
          isTold
              ? RedisLog.place(new StreamEntryID(EntryFormat.text(told.get().get(1))))
              : new Position(Long.MAX_VALUE),
          count.get(),
          RedisLog.entries(first.get()).stream().findFirst().map(Entry::place));
    }
  }
}
