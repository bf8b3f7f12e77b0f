package dev.roomcast.broker;

import dev.roomcast.hub.Broker;
import dev.roomcast.hub.BrokerStatus;
import dev.roomcast.protocol.Message;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hands the hub what comes from the log, and while the log is away what is published here.
 *
 * <p>The log is away while it cannot be read or cannot be written. A message that was delivered
 * meanwhile is not delivered again when the log comes to it.
 */
/*
 * Threads: arrived() on the tail's, deliverAhead() on the executor's, the rest on any. The lock
 * guards all fields below it; it is held while the receiver runs, which keeps the order and takes
 * no time: the receiver must not block, and never calls back.
 */
final class RedisDelivery {
  private static final System.Logger LOG = System.getLogger(RedisDelivery.class.getName());

  private final Outgoing outgoing;
  private final RecentLog recent;
  private final long maxUndeliveredBytes;
  private final Executor executor;
  private final Clock clock;
  private final AtomicLong undeliveredBytes = new AtomicLong();
  private final AtomicBoolean delivering = new AtomicBoolean(); // somebody comes for what waits
  private volatile boolean readerAway = true; // until it has connected
  private volatile boolean publisherAway;

  private final Object lock = new Object();
  private Broker.Receiver receiver; // null until somebody tails
  private long handedOver;
  private long deliveredUpTo; // of this node's messages, whether or not they are in the log
  private Instant awaySince; // null while the log is there
  private Duration lag = Duration.ZERO;
  private long reconnects;
  private String lastId = "";

  RedisDelivery(
      Outgoing outgoing,
      RecentLog recent,
      long maxUndeliveredBytes,
      Executor executor,
      Clock clock) {
    this.outgoing = outgoing;
    this.recent = recent;
    this.maxUndeliveredBytes = maxUndeliveredBytes;
    this.executor = executor;
    this.clock = clock;
  }

  void to(Broker.Receiver newReceiver) {
    synchronized (lock) {
      if (receiver != null) {
        throw new IllegalStateException("the log has a receiver already");
      }
      receiver = newReceiver;
    }
    published();
  }

  /** Whether more has been handed over than the hub has delivered. */
  boolean isBehind() {
    return undeliveredBytes.get() > maxUndeliveredBytes;
  }

  /** Delivers what the log has come to. */
  void arrived(List<Entry> entries) {
    synchronized (lock) {
      List<Message> batch = new ArrayList<>();
      for (Entry entry : entries) {
        for (int i = 0; i < entry.messages().size(); i++) {
          arrived(entry, i, batch);
        }
        outgoing.read(entry.place());
      }
      handOver(batch);
    }
  }

  private void arrived(Entry entry, int index, List<Message> batch) {
    Position place = entry.place().plus(index);
    long sequence = entry.sequence() + index;
    Message message = entry.messages().get(index);
    Optional<Message> delivered = Optional.empty();
    if (recent.hasSeen(entry.publisher(), sequence)) {
      recent.skip(entry.publisher(), sequence, place);
    } else if (!recent.place(entry.publisher(), sequence, place)) {
      delivered = Optional.of(add(entry.publisher(), sequence, place, message));
      batch.add(delivered.get());
    }
    if (entry.publisher().equals(outgoing.publisher())) {
      outgoing.seen(sequence, delivered);
      deliveredUpTo = Math.max(deliveredUpTo, sequence);
    }
    lag = Duration.between(message.time(), clock.instant());
  }

  private Message add(String publisher, long sequence, Position place, Message message) {
    handedOver++;
    Offset id = recent.nextOffset(publisher, sequence, place);
    Message named =
        new Message(
            id.toString(), message.type(), message.rooms(), message.time(), message.data());
    recent.add(new Logged(handedOver, publisher, sequence, place, named));
    lastId = named.id();
    return named;
  }

  private void handOver(List<Message> batch) {
    if (batch.isEmpty()) {
      return;
    }
    long bytes = batch.stream().mapToLong(message -> Logged.cost(message.data())).sum();
    undeliveredBytes.addAndGet(bytes);
    Handover.handOver(receiver, batch, () -> undeliveredBytes.addAndGet(-bytes));
  }

  /** Something waits to be published; while the log is away it is delivered here. */
  void published() {
    if (isAway() && delivering.compareAndSet(false, true)) {
      try {
        executor.execute(this::deliverAhead);
      } catch (RejectedExecutionException stopping) {
        deliverAhead();
      }
    }
  }

  private void deliverAhead() {
    synchronized (lock) {
      delivering.set(false);
      if (receiver == null || !isAway()) {
        return;
      }
      List<Message> batch = new ArrayList<>();
      for (Pending pending : outgoing.unseenAfter(deliveredUpTo)) {
        List<Message> named = new ArrayList<>(pending.delivered());
        for (int i = named.size(); i < pending.messages().size(); i++) {
          deliveredUpTo = pending.firstSequence() + i;
          Message next =
              add(outgoing.publisher(), deliveredUpTo, null, pending.messages().get(i));
          named.add(next);
          batch.add(next);
        }
        pending.result().complete(named);
      }
      handOver(batch);
    }
  }

  /** Whether the log cannot be read now, and so is not written either. */
  boolean isReaderAway() {
    return readerAway;
  }

  /** Whether what is published is not appended now. */
  boolean isAway() {
    return readerAway || publisherAway;
  }

  /** The log can be read, or not. */
  void readerAway(boolean away) {
    synchronized (lock) {
      reconnects += readerAway && !away && awaySince != null ? 1 : 0;
      readerAway = away;
      changed();
    }
    published();
  }

  /** The log can be written, or not. */
  void publisherAway(boolean away) {
    synchronized (lock) {
      publisherAway = away;
      changed();
    }
    published();
  }

  private void changed() {
    boolean away = isAway();
    if (away && awaySince == null) {
      awaySince = clock.instant();
      LOG.log(
          System.Logger.Level.WARNING,
          "Redis is away; this node delivers what is published on it, and nothing else");
    } else if (!away && awaySince != null) {
      LOG.log(
          System.Logger.Level.INFO,
          "Redis is back after " + Duration.between(awaySince, clock.instant()));
      awaySince = null;
      lock.notifyAll();
    }
  }

  /** Waits for the log if it is away, for as long as it has not been so for this time. */
  void awaitBack(Duration patience) {
    synchronized (lock) {
      while (awaySince != null) {
        long left = patience.minus(Duration.between(awaySince, clock.instant())).toMillis();
        if (left <= 0) {
          return;
        }
        try {
          lock.wait(left);
        } catch (InterruptedException stopping) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }
  }

  /** Waits until the receiver has all that is in the recent log: they get a batch one by one. */
  void awaitHandover() {
    synchronized (lock) {
      // Whoever adds a batch to the recent log hands it over before it lets go of the lock.
    }
  }

  /** This node cannot deliver everything that was published. */
  void gap() {
    synchronized (lock) {
      if (receiver != null) {
        receiver.gap();
      }
    }
  }

  BrokerStatus status() {
    synchronized (lock) {
      return new BrokerStatus(
          awaySince == null,
          awaySince == null ? Duration.ZERO : Duration.between(awaySince, clock.instant()),
          outgoing.messages(),
          outgoing.bytes(),
          lag.isNegative() ? Duration.ZERO : lag,
          reconnects,
          lastId);
    }
  }
}
