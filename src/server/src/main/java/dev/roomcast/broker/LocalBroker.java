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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * The log of a single node, in memory: one order for all rooms, kept within {@link LogLimits}. It
 * ends with the process, its mailboxes too, and the next one's has another epoch.
 *
 * <p>Publishing does not wait for delivery. What is published and not yet delivered, whether it
 * waits here or in the receiver, is bounded in bytes; at the bound publishing fails with {@link
 * PublishFailed}, retryable unless the messages alone are beyond it.
 */
/*
 * Threads: publish() on any thread; the receiver runs on the executor, one call at a time. The lock
 * guards all fields below it and is never held while the receiver runs.
 */
public final class LocalBroker implements Broker {
  private static final System.Logger LOG = System.getLogger(LocalBroker.class.getName());
  private static final int DELIVERED_AT_ONCE = 256; // messages handed on in one call

  private final int maxUndeliveredBytes;
  private final Executor executor;
  private final Clock clock;

  private final String epoch;
  private final RecentLog recent;
  private final LocalMailboxes mailboxes;
  private final RoomHistory history;
  private final Signals signals = new Signals();

  private final Object lock = new Object();
  private final RecentKeys recentKeys;
  private final Deque<Message> undelivered = new ArrayDeque<>();
  private long undeliveredBytes;
  private long sequence;
  private boolean delivering;
  private Receiver receiver; // null until somebody tails
  private long handedOver; // only of the delivering thread, not guarded

  /**
   * @param epoch distinguishes this log from that of an earlier run; part of every id
   * @param kept how much is kept for clients that come back
   * @param maxUndeliveredBytes bound of what waits for delivery
   * @param keyLifetime how long an idempotency key is remembered
   * @param executor runs the delivery
   */
  public LocalBroker(
      String epoch,
      LogLimits kept,
      int maxUndeliveredBytes,
      Duration keyLifetime,
      Executor executor,
      Clock clock) {
    this.epoch = epoch;
    this.recent = new RecentLog(epoch, kept, clock);
    this.mailboxes = new LocalMailboxes(recent, kept.mailboxes(), clock);
    this.history = new RoomHistory(recent, mailboxes);
    this.maxUndeliveredBytes = maxUndeliveredBytes;
    this.recentKeys = new RecentKeys(keyLifetime);
    this.executor = executor;
    this.clock = clock;
  }

  @Override
  public List<Message> publish(List<Draft> drafts, IdempotencyKey key) {
    List<Message> messages;
    boolean start;
    synchronized (lock) {
      Instant now = clock.instant();
      List<Message> before = recentKeys.answer(key, now);
      if (!before.isEmpty()) {
        return before;
      }
      long bytes = drafts.stream().mapToLong(draft -> Logged.cost(draft.data())).sum();
      if (undeliveredBytes + bytes > maxUndeliveredBytes) {
        throw new PublishFailed(
            "more is published than this node can deliver; " + undeliveredBytes + " bytes wait",
            bytes <= maxUndeliveredBytes);
      }
      messages = append(drafts, now);
      undeliveredBytes += bytes;
      recentKeys.remember(key, messages, now);
      start = !delivering && receiver != null;
      delivering |= start;
    }
    if (start) {
      startDelivery();
    }
    return messages;
  }

  /* A full or stopped executor must not strand what was accepted: then this thread delivers it. */
  private void startDelivery() {
    try {
      executor.execute(this::deliver);
    } catch (RejectedExecutionException noThread) {
      LOG.log(System.Logger.Level.WARNING, "Delivering on the publisher's thread", noThread);
      deliver();
    }
  }

  private List<Message> append(List<Draft> drafts, Instant now) {
    List<Message> messages = new ArrayList<>(drafts.size());
    for (Draft draft : drafts) {
      sequence++;
      Message message =
          new Message(
              new Offset(epoch, new Position(sequence)).toString(),
              draft.type(),
              draft.rooms(),
              now,
              draft.data());
      messages.add(message);
      undelivered.addLast(message);
    }
    return List.copyOf(messages);
  }

  @Override
  public void tail(Receiver newReceiver) {
    boolean start;
    synchronized (lock) {
      if (receiver != null) {
        throw new IllegalStateException("the log has a receiver already");
      }
      receiver = newReceiver;
      start = !undelivered.isEmpty();
      delivering = start;
    }
    if (start) {
      startDelivery();
    }
  }

  private void deliver() {
    List<Message> batch = nextBatch();
    while (!batch.isEmpty()) {
      deliver(batch);
      batch = nextBatch();
    }
  }

  private List<Message> nextBatch() {
    synchronized (lock) {
      List<Message> batch = new ArrayList<>();
      while (!undelivered.isEmpty() && batch.size() < DELIVERED_AT_ONCE) {
        batch.add(undelivered.removeFirst());
      }
      delivering = !batch.isEmpty();
      return batch;
    }
  }

  private void deliver(List<Message> batch) {
    long bytes = 0;
    for (Message message : batch) {
      handedOver++;
      Logged logged =
          new Logged(handedOver, "", handedOver, new Position(handedOver), message);
      recent.add(logged);
      mailboxes.add(logged);
      bytes += Logged.cost(message.data());
    }
    long released = bytes;
    Handover.handOver(receiver, batch, () -> release(released));
  }

  private void release(long bytes) {
    synchronized (lock) {
      undeliveredBytes -= bytes;
    }
  }

  @Override
  public void post(List<Draft> drafts) {
    publish(drafts, IdempotencyKey.NONE);
  }

  @Override
  public String latest() {
    return recent.latest().toString();
  }

  @Override
  public boolean hasReached(String position, Duration patience) {
    return recent.hasReached(position, patience);
  }

  @Override
  public Replay replay(Missed missed) {
    return mailboxes.replay(missed);
  }

  @Override
  public History history(History.Request request) {
    return history.of(request);
  }

  @Override
  public void signal(String kind, String text) {
    signals.receive(kind, text);
  }

  @Override
  public void listen(String kind, Consumer<String> signalReceiver) {
    signals.listen(kind, signalReceiver);
  }

  @Override
  public BrokerStatus status() {
    synchronized (lock) {
      return new BrokerStatus(
          true,
          Duration.ZERO,
          undelivered.size(),
          undeliveredBytes,
          Duration.ZERO,
          0,
          sequence == 0 ? "" : recent.latest().toString());
    }
  }

  /** Nothing to end: what is published is delivered as long as the executor runs. */
  @Override
  public void close() {
    // as said above
  }
}
