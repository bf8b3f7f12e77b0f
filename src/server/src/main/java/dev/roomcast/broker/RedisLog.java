package dev.roomcast.broker;

import dev.roomcast.protocol.SecretIds;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.BuilderFactory;
import redis.clients.jedis.Response;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;
import redis.clients.jedis.params.XReadParams;
import redis.clients.jedis.params.XTrimParams;
import redis.clients.jedis.resps.StreamEntryBinary;
import redis.clients.jedis.resps.StreamInfo;

/**
 * The log in Redis and what stands beside it, as commands. Every method is one or two round trips
 * and throws a {@code JedisException} when Redis does not answer; nothing is tried again here.
 */
/* Threads: any. */
final class RedisLog implements AutoCloseable {
  /* Only who still has the old epoch may set a new one: the others see the first one's. */
  private static final String RENEW =
      "if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('SET', KEYS[1], ARGV[2]) end\n"
          + "return redis.call('GET', KEYS[1])";

  private static final Duration BLOCK = Duration.ofSeconds(1); // of a read that waits

  /* The bounds of a range. */
  static final byte[] BEGINNING = {'-'};
  static final byte[] END = {'+'};

  private final RedisConnections connections;
  private final RedisKeys keys;
  private final RedisAppends appends;
  private final RedisMailboxes mailboxes;
  private final AtomicLong commands = new AtomicLong();

  /** @param kept the number is that of the stream's entries */
  RedisLog(RedisSettings settings, LogLimits kept, Clock clock) {
    this.connections = new RedisConnections(settings, BLOCK);
    this.keys = new RedisKeys(settings.prefix());
    this.appends = new RedisAppends(keys, kept.maxMessages(), kept.mailboxes(), clock);
    this.mailboxes = new RedisMailboxes(keys, this::redis, commands);
  }

  private UnifiedJedis redis() {
    commands.incrementAndGet();
    return connections.client();
  }

  /** Commands sent since the start. */
  long commands() {
    return commands.get();
  }

  /** The log's epoch; a new one is set if there is none. */
  String epoch() {
    Optional<String> present = Optional.ofNullable(redis().get(keys.epoch()));
    if (present.isPresent()) {
      return present.get();
    }
    redis().set(keys.epoch(), SecretIds.next().substring(0, 8), SetParams.setParams().nx());
    return redis().get(keys.epoch());
  }

  /** Says that history was lost; gives the epoch from now on. */
  String renewEpoch(String old) {
    return (String)
        redis()
            .eval(RENEW, List.of(keys.epoch()), List.of(old, SecretIds.next().substring(0, 8)));
  }

  /**
   * What the log has.
   *
   * @param first the first entry's place; empty if there is none
   * @param last the place of the last one that there ever was
   */
  record Extent(Optional<Position> first, Position last) {}

  Extent extent() {
    try {
      StreamInfo info = redis().xinfoStream(EntryFormat.text(keys.log()));
      return new Extent(
          Optional.ofNullable(info.getFirstEntry()).map(entry -> place(entry.getID())),
          place(info.getLastGeneratedId()));
    } catch (JedisDataException noSuchKey) {
      if (String.valueOf(noSuchKey.getMessage()).contains("no such key")) {
        return new Extent(Optional.empty(), Position.BEGINNING);
      }
      throw noSuchKey;
    }
  }

  private boolean has(Position place) {
    String id = id(place).toString();
    return !redis().xrange(keys.log(), EntryFormat.utf8(id), EntryFormat.utf8(id)).isEmpty();
  }

  /**
   * Whether history was lost: a replica was promoted that was behind, or Redis came back without its
   * data.
   *
   * @param read the place of a message that was read
   */
  boolean hasLost(Position read, Extent extent) {
    if (read.equals(Position.BEGINNING)) {
      return false;
    }
    Position entry = read.entry();
    boolean isWithin = extent.first().map(entry::isAtLeast).orElse(false);
    return !extent.last().isAtLeast(entry) || (isWithin && !has(entry));
  }

  /**
   * What was appended or signalled since these places, the next ones first; waits a moment for
   * something.
   */
  Arrivals await(Position sinceLog, Position sinceSignals, int count) {
    List<Map.Entry<byte[], List<StreamEntryBinary>>> streams =
        redis()
            .xreadBinary(
                XReadParams.xReadParams().block((int) BLOCK.toMillis()).count(count),
                Map.of(keys.log(), id(sinceLog), keys.signals(), id(sinceSignals)));
    Arrivals arrivals = new Arrivals(new ArrayList<>(), new ArrayList<>());
    if (streams == null) {
      return arrivals;
    }
    for (Map.Entry<byte[], List<StreamEntryBinary>> stream : streams) {
      boolean isLog = Arrays.equals(stream.getKey(), keys.log());
      for (StreamEntryBinary entry : stream.getValue()) {
        if (isLog) {
          arrivals.entries().add(EntryFormat.read(place(entry.getID()), entry.getFields()));
        } else {
          arrivals.signals().add(Signal.read(place(entry.getID()), entry.getFields()));
        }
      }
    }
    return arrivals;
  }

  /** What has come. */
  record Arrivals(List<Entry> entries, List<Signal> signals) {}

  /** The place of the last signal that there ever was. */
  Position lastSignal() {
    try {
      return place(redis().xinfoStream(EntryFormat.text(keys.signals())).getLastGeneratedId());
    } catch (JedisDataException noSuchKey) {
      return Position.BEGINNING;
    }
  }

  /** Entries in order, from this place on. */
  List<Entry> range(Position from, int count) {
    return entries(redis().xrange(keys.log(), bytes(from), END, count));
  }

  /** Entries in reverse order, from this place back. */
  List<Entry> rangeBack(Position from, int count) {
    return entries(redis().xrevrange(keys.log(), bytes(from), BEGINNING, count));
  }

  static byte[] bytes(Position place) {
    return EntryFormat.utf8(id(place).toString());
  }

  static List<Entry> entries(List<Object> answer) {
    return BuilderFactory.STREAM_ENTRY_BINARY_LIST.build(answer).stream()
        .map(entry -> EntryFormat.read(place(entry.getID()), entry.getFields()))
        .toList();
  }

  /** Removes entries that are older than this, not all of them at once. */
  void trim(long oldestMillis) {
    redis()
        .xtrim(
            keys.log(),
            XTrimParams.xTrimParams().minId(Long.toString(oldestMillis)).approximateTrimming());
  }

  private static void sync(AbstractPipeline pipeline, Consumer<JedisException> away) {
    try {
      pipeline.sync();
    } catch (JedisException noAnswer) {
      away.accept(noAnswer);
      throw noAnswer;
    }
  }

  /**
   * Sends everything at once; each part is answered in turn.
   *
   * @param after what the log must still have; the messages are refused, by a {@code
   *     JedisDataException}, if history was lost
   * @param away told when Redis does not answer, before the exception: until Jedis has closed a
   *     pipeline the timeout passes once more
   */
  List<Appended> append(List<Append> parts, Offset after, Consumer<JedisException> away) {
    try (AbstractPipeline pipeline = connections.client().pipelined()) {
      RedisAppends.Batch batch = appends.begin(pipeline, after);
      List<Response<?>> answers = new ArrayList<>(parts.size());
      for (Append part : parts) {
        commands.incrementAndGet();
        answers.add(part.addTo(batch));
      }
      sync(pipeline, away);
      return answers.stream().map(answer -> Appended.read(answer.get())).toList();
    }
  }

  /** Everything on a shelf. */
  Map<String, String> kept(String shelf) {
    return redis().hgetAll(keys.shelf(shelf));
  }

  RedisMailboxes mailboxes() {
    return mailboxes;
  }

  static Position place(StreamEntryID id) {
    return new Position(id.getTime(), id.getSequence(), 0);
  }

  static StreamEntryID id(Position place) {
    return new StreamEntryID(place.major(), place.minor());
  }

  @Override
  public void close() {
    connections.close();
  }
}
