package dev.roomcast.broker;

import dev.roomcast.protocol.SecretIds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.BuilderFactory;
import redis.clients.jedis.Response;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.SetParams;
import redis.clients.jedis.params.XAddParams;
import redis.clients.jedis.params.XReadParams;
import redis.clients.jedis.params.XTrimParams;
import redis.clients.jedis.resps.StreamEntryBinary;
import redis.clients.jedis.resps.StreamInfo;

/**
 * The log in Redis and what stands beside it, as commands. Every method is one or two round trips
 * and throws a {@code JedisException} when Redis does not answer; nothing is tried again here.
 *
 * <p>All keys begin with {@code {prefix}:}, so that in a cluster they are in one slot.
 */
/* Threads: any. */
final class RedisLog implements AutoCloseable {
  private static final int SIGNALS_KEPT = 1_000;

  /* Appends once for a key, and else tells where and when that was. */
  private static final byte[] APPEND_ONCE =
      EntryFormat.utf8(
          "local before = redis.call('GET', KEYS[2])\n"
              + "if before then return before end\n"
              + "local id = redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[1], '*',"
              + " 'p', ARGV[4], 's', ARGV[5], 'm', ARGV[6])\n"
              + "local answer = id .. ' ' .. ARGV[3]\n"
              + "redis.call('SET', KEYS[2], answer, 'PX', ARGV[2])\n"
              + "return answer");

  /* Only who still has the old epoch may set a new one: the others see the first one's. */
  private static final String RENEW =
      "if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('SET', KEYS[1], ARGV[2]) end\n"
          + "return redis.call('GET', KEYS[1])";

  private final RedisConnections connections;
  private final byte[] log;
  private final byte[] signals;
  private final String epoch;
  private final String keys;
  private final String shelves;
  private final long maxEntries;
  private final AtomicLong commands = new AtomicLong();

  /** @param maxEntries about how many entries are kept */
  RedisLog(RedisSettings settings, long maxEntries) {
    String prefix = "{" + settings.prefix() + "}:";
    this.connections = new RedisConnections(settings);
    this.log = EntryFormat.utf8(prefix + "log");
    this.signals = EntryFormat.utf8(prefix + "signals");
    this.epoch = prefix + "epoch";
    this.keys = prefix + "key:";
    this.shelves = prefix + "kept:";
    this.maxEntries = maxEntries;
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
    Optional<String> present = Optional.ofNullable(redis().get(epoch));
    if (present.isPresent()) {
      return present.get();
    }
    redis().set(epoch, SecretIds.next().substring(0, 8), SetParams.setParams().nx());
    return redis().get(epoch);
  }

  /** Says that history was lost; gives the epoch from now on. */
  String renewEpoch(String old) {
    return (String)
        redis()
            .eval(RENEW, List.of(epoch), List.of(old, SecretIds.next().substring(0, 8)));
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
      StreamInfo info = redis().xinfoStream(EntryFormat.text(log));
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
    return !redis().xrange(log, EntryFormat.utf8(id), EntryFormat.utf8(id)).isEmpty();
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
                XReadParams.xReadParams().block(RedisConnections.BLOCK_MILLIS).count(count),
                Map.of(log, id(sinceLog), signals, id(sinceSignals)));
    Arrivals arrivals = new Arrivals(new ArrayList<>(), new ArrayList<>());
    if (streams == null) {
      return arrivals;
    }
    for (Map.Entry<byte[], List<StreamEntryBinary>> stream : streams) {
      boolean isLog = Arrays.equals(stream.getKey(), log);
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
      return place(redis().xinfoStream(EntryFormat.text(signals)).getLastGeneratedId());
    } catch (JedisDataException noSuchKey) {
      return Position.BEGINNING;
    }
  }

  /** Entries in order, from this place on. */
  List<Entry> range(Position from, Position to, int count) {
    return entries(redis().xrange(log, bytes(from), bytes(to), count));
  }

  /** Entries in reverse order, from this place back. */
  List<Entry> rangeBack(Position from, int count) {
    return entries(redis().xrevrange(log, bytes(from), EntryFormat.utf8("-"), count));
  }

  private static byte[] bytes(Position place) {
    return EntryFormat.utf8(id(place).toString());
  }

  private static List<Entry> entries(List<Object> answer) {
    return BuilderFactory.STREAM_ENTRY_BINARY_LIST.build(answer).stream()
        .map(entry -> EntryFormat.read(place(entry.getID()), entry.getFields()))
        .toList();
  }

  /** Removes entries that are older than this, not all of them at once. */
  void trim(long oldestMillis) {
    redis()
        .xtrim(
            log,
            XTrimParams.xTrimParams().minId(Long.toString(oldestMillis)).approximateTrimming());
  }

  /** Sends everything at once; each part is answered in turn. */
  List<Appended> append(List<Append> parts) {
    try (AbstractPipeline pipeline = connections.client().pipelined()) {
      List<Response<?>> answers = new ArrayList<>(parts.size());
      for (Append part : parts) {
        commands.incrementAndGet();
        answers.add(part.sendBy(this, pipeline));
      }
      pipeline.sync();
      return answers.stream().map(answer -> Appended.read(answer.get())).toList();
    }
  }

  Response<?> append(AbstractPipeline pipeline, Append.Entry part) {
    return pipeline.xadd(
        log,
        XAddParams.xAddParams().maxLen(maxEntries).approximateTrimming(),
        EntryFormat.fields(part.publisher(), part.sequence(), part.messages()));
  }

  Response<?> append(AbstractPipeline pipeline, Append.Once part) {
    Map<byte[], byte[]> fields =
        EntryFormat.fields(part.publisher(), part.sequence(), part.messages());
    List<byte[]> arguments = new ArrayList<>();
    arguments.add(EntryFormat.utf8(Long.toString(maxEntries)));
    arguments.add(EntryFormat.utf8(Long.toString(part.lifetime().toMillis())));
    arguments.add(
        EntryFormat.utf8(Long.toString(part.messages().get(0).time().toEpochMilli())));
    arguments.addAll(fields.values());
    return pipeline.eval(
        APPEND_ONCE, List.of(log, EntryFormat.utf8(keys + part.key())), arguments);
  }

  Response<?> append(AbstractPipeline pipeline, Append.Kept part) {
    return part.text().isPresent()
        ? pipeline.hset(shelves + part.shelf(), part.name(), part.text().get())
        : pipeline.hdel(shelves + part.shelf(), part.name());
  }

  Response<?> append(AbstractPipeline pipeline, Append.Lifetime part) {
    return pipeline.pexpire(shelves + part.shelf(), part.lifetime().toMillis());
  }

  /** Everything on a shelf. */
  Map<String, String> kept(String shelf) {
    return redis().hgetAll(shelves + shelf);
  }

  Response<?> append(AbstractPipeline pipeline, Append.Said part) {
    return pipeline.xadd(
        signals,
        XAddParams.xAddParams().maxLen(SIGNALS_KEPT).approximateTrimming(),
        Signal.fields(part.kind(), part.text()));
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
