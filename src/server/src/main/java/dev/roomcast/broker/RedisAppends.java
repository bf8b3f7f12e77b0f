package dev.roomcast.broker;

import dev.roomcast.api.Room;
import dev.roomcast.protocol.Message;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.params.XAddParams;

/** What is added for all nodes, as commands: one for each part, whatever it writes. */
/* Threads: the publisher's. */
final class RedisAppends {
  private static final int SIGNALS_KEPT = 1_000;
  private static final int TRIM_EVERY = 32; // messages of mailboxes

  /** Nodes' clocks may differ by this much. */
  static final Duration SLACK = Duration.ofMinutes(5);

  /*
   * Appends to the log and to the mailboxes of the messages' rooms, all or nothing; with a key once,
   * and else tells where and when that was. A mailbox that has later places is of a log that is gone.
   */
  private static final byte[] APPEND =
      EntryFormat.utf8(
          """
          if ARGV[5] ~= '' then
            local before = redis.call('GET', KEYS[2])
            if before then return before end
          end
          local id = redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[1], '*',
              'p', ARGV[2], 's', ARGV[3], 'm', ARGV[4])
          local dash = string.find(id, '-')
          local major, minor = string.sub(id, 1, dash - 1), string.sub(id, dash + 1)
          for i = 3, #KEYS do
            local a = 7 + (i - 3) * 6
            local place = major .. '-'
                .. string.format('%.0f', tonumber(minor) * INDEXES + tonumber(ARGV[a]))
            local function mail()
              return redis.pcall('XADD', KEYS[i], 'MINID', ARGV[a + 3], place,
                  'p', ARGV[2], 's', ARGV[a + 1], 'm', ARGV[a + 2])
            end
            local added = mail()
            if type(added) == 'table' and added.err then
              redis.call('DEL', KEYS[i])
              mail()
            end
            redis.call('PEXPIRE', KEYS[i], ARGV[a + 4])
            if ARGV[a + 5] ~= '' then
              redis.call('XTRIM', KEYS[i], 'MAXLEN', '~', ARGV[a + 5])
            end
          end
          if ARGV[5] == '' then return id end
          local answer = id .. ' ' .. ARGV[6]
          redis.call('SET', KEYS[2], answer, 'PX', ARGV[5])
          return answer
          """
              .replace("INDEXES", Long.toString(RedisMail.INDEXES)));

  private static final String NONE = "";

  private final RedisKeys keys;
  private final String maxEntries;
  private final MailboxLimits mailboxes;
  private final Clock clock;
  private int mailed;

  /** @param maxEntries about how many entries of the log are kept */
  RedisAppends(RedisKeys keys, long maxEntries, MailboxLimits mailboxes, Clock clock) {
    this.keys = keys;
    this.maxEntries = Long.toString(maxEntries);
    this.mailboxes = mailboxes;
    this.clock = clock;
  }

  Response<?> append(AbstractPipeline pipeline, Append.Entry part) {
    Script script = new Script(part.publisher(), part.sequence(), part.messages());
    script.add(keys.log(), NONE, NONE); // The log again in place of a key, as there is none.
    script.addMail();
    return script.hasMail()
        ? script.eval(pipeline)
        : pipeline.xadd(
            keys.log(),
            XAddParams.xAddParams().maxLen(Long.parseLong(maxEntries)).approximateTrimming(),
            EntryFormat.fields(part.publisher(), part.sequence(), part.messages()));
  }

  Response<?> append(AbstractPipeline pipeline, Append.Once part) {
    Script script = new Script(part.publisher(), part.sequence(), part.messages());
    script.add(
        keys.once(part.key()),
        Long.toString(part.lifetime().toMillis()),
        Long.toString(part.messages().get(0).time().toEpochMilli()));
    script.addMail();
    return script.eval(pipeline);
  }

  Response<?> append(AbstractPipeline pipeline, Append.Kept part) {
    return part.text().isPresent()
        ? pipeline.hset(keys.shelf(part.shelf()), part.name(), part.text().get())
        : pipeline.hdel(keys.shelf(part.shelf()), part.name());
  }

  Response<?> append(AbstractPipeline pipeline, Append.Lifetime part) {
    return pipeline.pexpire(keys.shelf(part.shelf()), part.lifetime().toMillis());
  }

  Response<?> append(AbstractPipeline pipeline, Append.Said part) {
    return pipeline.xadd(
        keys.signals(),
        XAddParams.xAddParams().maxLen(SIGNALS_KEPT).approximateTrimming(),
        Signal.fields(part.kind(), part.text()));
  }

  /* One call of the script, being put together. */
  private final class Script {
    private final String publisher;
    private final long sequence;
    private final List<Message> messages;
    private final List<byte[]> touched = new ArrayList<>();
    private final List<byte[]> arguments = new ArrayList<>();

    Script(String publisher, long sequence, List<Message> messages) {
      this.publisher = publisher;
      this.sequence = sequence;
      this.messages = messages;
      touched.add(keys.log());
    }

    private void add(byte[] key, String... texts) {
      touched.add(key);
      for (String text : texts) {
        arguments.add(EntryFormat.utf8(text));
      }
    }

    private void addMail() {
      for (int i = 0; i < messages.size(); i++) {
        for (Room room : messages.get(i).rooms()) {
          Optional<MailboxLimits.Rule> rule = mailboxes.of(room);
          if (rule.isPresent()) {
            addMail(i, room, rule.get());
          }
        }
      }
    }

    private void addMail(int index, Room room, MailboxLimits.Rule rule) {
      Duration kept = rule.maxAge().plus(SLACK);
      mailed++;
      add(keys.mailbox(room), Integer.toString(index), Long.toString(sequence + index));
      arguments.add(EntryFormat.pack(List.of(messages.get(index))));
      arguments.add(
          EntryFormat.utf8(Long.toString(clock.instant().minus(kept).toEpochMilli())));
      arguments.add(EntryFormat.utf8(Long.toString(kept.toMillis())));
      arguments.add(
          EntryFormat.utf8(
              mailed % TRIM_EVERY == 0 ? Integer.toString(rule.maxMessages()) : NONE));
    }

    private boolean hasMail() {
      return touched.size() > 2;
    }

    private Response<?> eval(AbstractPipeline pipeline) {
      Map<byte[], byte[]> fields = EntryFormat.fields(publisher, sequence, messages);
      List<byte[]> all = new ArrayList<>();
      all.add(EntryFormat.utf8(maxEntries));
      all.addAll(fields.values());
      all.addAll(arguments);
      return pipeline.eval(APPEND, touched, all);
    }
  }
}
