package dev.roomcast.broker;

import dev.roomcast.api.Room;
import dev.roomcast.protocol.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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

  private static final byte[] APPEND = script("append.lua");
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

  /* Without what is for people only: it is sent each time, as any Redis may be a new one. */
  private static byte[] script(String name) {
    try (InputStream script = RedisAppends.class.getResourceAsStream(name)) {
      return EntryFormat.utf8(
          EntryFormat.text(script.readAllBytes())
              .lines()
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("--"))
              .collect(Collectors.joining("\n")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Begins a batch.
   *
   * @param after what the log must still have
   */
  Batch begin(AbstractPipeline pipeline, Offset after) {
    return new Batch(pipeline, after);
  }

  /** What is sent together. Each call adds one command. */
  final class Batch {
    private final AbstractPipeline pipeline;
    private final Offset after;

    private Batch(AbstractPipeline pipeline, Offset after) {
      this.pipeline = pipeline;
      this.after = after;
    }

    Response<?> append(Append.Entry part) {
      Script script = new Script(after, part.publisher(), part.sequence(), part.messages());
      script.add(keys.log(), NONE, NONE); // The log again in place of a key, as there is none.
      return eval(script);
    }

    Response<?> append(Append.Once part) {
      Script script = new Script(after, part.publisher(), part.sequence(), part.messages());
      script.add(
          keys.once(part.key()),
          Long.toString(part.lifetime().toMillis()),
          Long.toString(part.messages().get(0).time().toEpochMilli()));
      return eval(script);
    }

    private Response<?> eval(Script script) {
      script.addMail();
      return pipeline.eval(APPEND, script.touched, script.arguments);
    }

    Response<?> append(Append.Kept part) {
      return part.text().isPresent()
          ? pipeline.hset(keys.shelf(part.shelf()), part.name(), part.text().get())
          : pipeline.hdel(keys.shelf(part.shelf()), part.name());
    }

    Response<?> append(Append.Lifetime part) {
      return pipeline.pexpire(keys.shelf(part.shelf()), part.lifetime().toMillis());
    }

    Response<?> append(Append.Said part) {
      return pipeline.xadd(
          keys.signals(),
          XAddParams.xAddParams().maxLen(SIGNALS_KEPT).approximateTrimming(),
          Signal.fields(part.kind(), part.text()));
    }
  }

  /* One call of the script, being put together. */
  private final class Script {
    private final long sequence;
    private final List<Message> messages;
    private final List<byte[]> touched = new ArrayList<>();
    private final List<byte[]> arguments = new ArrayList<>();

    Script(Offset after, String publisher, long sequence, List<Message> messages) {
      this.sequence = sequence;
      this.messages = messages;
      touched.add(keys.log());
      arguments.add(EntryFormat.utf8(maxEntries));
      arguments.addAll(EntryFormat.fields(publisher, sequence, messages).values());
      add(EntryFormat.utf8(keys.epoch()), after.epoch());
      arguments.add(RedisLog.bytes(after.position()));
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
  }
}
