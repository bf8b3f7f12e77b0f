package dev.roomcast.broker;

import dev.roomcast.api.PublishFailed;
import dev.roomcast.hub.Broker;
import dev.roomcast.hub.BrokerStatus;
import dev.roomcast.hub.Draft;
import dev.roomcast.hub.History;
import dev.roomcast.hub.IdempotencyKey;
import dev.roomcast.hub.Missed;
import dev.roomcast.hub.Replay;
import dev.roomcast.protocol.Message;
import dev.roomcast.protocol.SecretIds;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * The log of several nodes, in a Redis stream: each node appends to it and delivers what it reads
 * from it, its own messages too.
 *
 * <p>While Redis is away, this node's clients get at once what is published on this node; it waits
 * here, bounded, and follows into the log when Redis is back. Calls with an idempotency key fail
 * then, retryable: whether the key was used cannot be told.
 */
/* Threads: any. What is shared is in RedisDelivery, Outgoing and RecentLog, each with its lock. */
public final class RedisBroker implements Broker {
  private static final Duration LONGEST_APPEND = Duration.ofSeconds(30);

  /** How old a break may be during which a shelf is waited for: most are over by then. */
  private static final Duration SHELF_PATIENCE = Duration.ofSeconds(5);

  private final RedisLog log;
  private final Outgoing outgoing;
  private final RecentLog recent;
  private final RedisDelivery delivery;
  private final RedisTail tail;
  private final RedisPublisher publisher;
  private final RedisReplay replay;
  private final RoomHistory history;
  private final RedisReads historyReads = new RedisReads();
  private final Shelves shelves;
  private final Signals signals = new Signals();
  private final Executor threads;
  private final Duration keyLifetime;
  private final Clock clock;

  /**
   * Connects to Redis. If it does not answer, the node begins without it.
   *
   * @param kept number and age are those of the log in Redis; bytes those of the part in memory
   * @param maxUndeliveredBytes bound of what waits for Redis, and of what it delivered too fast
   * @param keyLifetime how long an idempotency key is remembered
   * @param threads runs each task on a thread of its own; they run until {@link #close}
   * @param executor runs short tasks
   */
  public RedisBroker(
      RedisSettings settings,
      LogLimits kept,
      int maxUndeliveredBytes,
      Duration keyLifetime,
      Executor threads,
      Executor executor,
      Clock clock) {
    this.log = new RedisLog(settings, kept, clock);
    String unknownEpoch = SecretIds.next();
    this.outgoing =
        new Outgoing(
            SecretIds.next(),
            maxUndeliveredBytes,
            new Offset(unknownEpoch, Position.BEGINNING));
    this.recent =
        new RecentLog(
            unknownEpoch,
            new LogLimits(Integer.MAX_VALUE, kept.maxBytes(), kept.maxAge()),
            clock);
    this.delivery = new RedisDelivery(outgoing, recent, maxUndeliveredBytes, executor, clock);
    this.tail = new RedisTail(log, recent, outgoing, delivery, signals, kept.maxBytes());
    RedisMail mail = new RedisMail(log.mailboxes(), recent, kept.mailboxes(), clock);
    this.publisher =
        new RedisPublisher(
            log, mail, outgoing, recent, delivery, tail::doubt, kept.maxAge(), clock);
    this.replay = new RedisReplay(log, mail, recent, kept.maxAge(), clock);
    this.history = new RoomHistory(recent, new RedisHistory(log, mail, recent));
    this.shelves = new Shelves(log);
    this.threads = threads;
    this.keyLifetime = keyLifetime;
    this.clock = clock;
    tail.connect();
    threads.execute(publisher);
  }

  @Override
  public List<Message> publish(List<Draft> drafts, IdempotencyKey key) {
    List<Message> messages = messages(drafts);
    Pending pending =
        key.isNone() ? outgoing.add(messages) : addOnce(messages, key);
    delivery.published();
    return result(pending);
  }

  private Pending addOnce(List<Message> messages, IdempotencyKey key) {
    if (delivery.isAway()) {
      throw RedisPublisher.keyUnknown();
    }
    return outgoing.addOnce(messages, name(key), keyLifetime);
  }

  /* The publisher's name and the key are others' texts, and may be long. */
  private static String name(IdempotencyKey key) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update((key.publisher().length() + ":").getBytes(StandardCharsets.UTF_8));
      sha256.update(key.publisher().getBytes(StandardCharsets.UTF_8));
      sha256.update(key.text().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha256.digest(), 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static List<Message> result(Pending pending) {
    try {
      return pending.result().get(LONGEST_APPEND.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof PublishFailed told) {
        throw new PublishFailed(told.getMessage(), told.retryable(), told);
      }
      throw new PublishFailed("publishing failed", true, failed.getCause());
    } catch (TimeoutException tooLong) {
      throw new PublishFailed("Redis did not answer in time; it may follow", false, tooLong);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new PublishFailed("interrupted; it may follow", false, stopping);
    }
  }

  @Override
  public void post(List<Draft> drafts) {
    outgoing.add(messages(drafts));
    delivery.published();
  }

  private List<Message> messages(List<Draft> drafts) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return drafts.stream()
        .map(draft -> new Message("", draft.type(), draft.rooms(), now, draft.data()))
        .toList();
  }

  @Override
  public void tail(Receiver receiver) {
    delivery.to(receiver);
    threads.execute(tail);
  }

  @Override
  public String latest() {
    return recent.latest().toString();
  }

  @Override
  public boolean hasReached(String position, Duration patience) {
    boolean isRecent = recent.hasReached(position, patience);
    delivery.awaitHandover();
    return isRecent;
  }

  @Override
  public Replay replay(Missed missed) {
    return replay.of(missed);
  }

  @Override
  public History history(History.Request request) {
    return historyReads
        .read(() -> history.of(request))
        .orElse(new History.Untold(Replay.Gap.UNAVAILABLE));
  }

  @Override
  public void signal(String kind, String text) {
    if (delivery.isAway() || !outgoing.add(new Append.Said(kind, text))) {
      signals.receive(kind, text); // At least this node's own ears.
    }
  }

  @Override
  public void listen(String kind, Consumer<String> receiver) {
    signals.listen(kind, receiver);
  }

  @Override
  public void keep(String shelf, String name, String text, Duration lifetime) {
    outgoing.add(new Append.Kept(shelf, name, Optional.of(text)));
    outgoing.add(new Append.Lifetime(shelf, lifetime));
  }

  @Override
  public void drop(String shelf, String name) {
    outgoing.add(new Append.Kept(shelf, name, Optional.empty()));
  }

  @Override
  public void refresh(String shelf, Duration lifetime) {
    outgoing.add(new Append.Lifetime(shelf, lifetime));
  }

  @Override
  public Map<String, String> kept(String shelf) {
    delivery.awaitBack(SHELF_PATIENCE);
    return shelves.get(shelf);
  }

  @Override
  public BrokerStatus status() {
    return delivery.status();
  }

  /** Commands sent to Redis since the start. */
  public long commands() {
    return log.commands();
  }

  @Override
  public void close() {
    tail.close();
    publisher.close();
    log.close();
  }
}
