package dev.roomcast.broker;

import dev.roomcast.api.PublishFailed;
import dev.roomcast.protocol.Message;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Appends what is published to the log, in order: all that has gathered at once, in as few entries
 * as it fits into. What fails is sent again, when Redis is back.
 */
/* Threads: run() on one of its own; the monitor is for sleeping. */
final class RedisPublisher implements Runnable {
  private static final System.Logger LOG = System.getLogger(RedisPublisher.class.getName());
  private static final int MAX_CALLS = 1_000;
  private static final long MAX_BYTES = 256 * 1024; // of one entry, unless one call has more
  private static final Duration PACE = Duration.ofMillis(4); // between appends, for fuller ones
  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final Duration TRIM = Duration.ofSeconds(30);
  private static final Duration LAST_TRY = Duration.ofSeconds(5); // when the node ends

  private final RedisLog log;
  private final RedisMail mail;
  private final Outgoing outgoing;
  private final RecentLog recent;
  private final RedisDelivery delivery;
  private final Runnable doubt;
  private final Duration maxAge;
  private final Clock clock;
  private final Backoff backoff = new Backoff();
  private final CountDownLatch ended = new CountDownLatch(1);
  private Instant nextTrim;
  private boolean declared; // which rooms are mailboxes, since Redis was away last
  private volatile boolean closed;

  /** @param doubt has the reader look whether history was lost */
  RedisPublisher(
      RedisLog log,
      RedisMail mail,
      Outgoing outgoing,
      RecentLog recent,
      RedisDelivery delivery,
      Runnable doubt,
      Duration maxAge,
      Clock clock) {
    this.log = log;
    this.mail = mail;
    this.outgoing = outgoing;
    this.recent = recent;
    this.delivery = delivery;
    this.doubt = doubt;
    this.maxAge = maxAge;
    this.clock = clock;
    this.nextTrim = clock.instant().plus(TRIM);
  }

  /** Why a call with a key fails while Redis is away. */
  static PublishFailed keyUnknown() {
    return new PublishFailed(
        "Redis is away, and whether this key was used before cannot be told without it", true);
  }

  @Override
  public void run() {
    try {
      appendUntilClosed();
      appendRest();
      mail.declareAtEnd();
    } finally {
      ended.countDown();
    }
  }

  private void appendRest() {
    try {
      Outgoing.Batch next = outgoing.next(MAX_CALLS, MAX_BYTES, Duration.ZERO);
      while (!next.calls().isEmpty()) {
        send(next);
        next = outgoing.next(MAX_CALLS, MAX_BYTES, Duration.ZERO);
      }
    } catch (RuntimeException | InterruptedException away) {
      LOG.log(
          System.Logger.Level.ERROR,
          outgoing.messages() + " events are lost: this node ends before they are in Redis",
          away);
    }
  }

  private void appendUntilClosed() {
    while (!closed) {
      try {
        if (delivery.isAway() && !isKnownLog()) {
          continue;
        }
        if (!declared) {
          mail.declare();
          declared = true;
        }
        Outgoing.Batch next = outgoing.next(MAX_CALLS, MAX_BYTES, IDLE);
        boolean isIdle = next.calls().isEmpty();
        if (!isIdle) {
          send(next);
        }
        answered();
        if (!isIdle) {
          sleep(PACE);
        }
      } catch (InterruptedException stopping) {
        closed = true;
      } catch (JedisException | IllegalStateException away) {
        failed(away);
      } catch (RuntimeException | Error fault) {
        LOG.log(System.Logger.Level.ERROR, "Appending to the log failed", fault);
        failed(fault);
      }
    }
  }

  /*
   * After a failure the log may have lost its end. It takes nothing until the reader has noticed that,
   * begun anew, and had that end sent again.
   */
  private boolean isKnownLog() {
    if (delivery.isReaderAway()) {
      failImpatient();
      sleep(PACE);
      return false;
    }
    if (!log.epoch().equals(recent.epoch()) || log.hasLost(recent.newest(), log.extent())) {
      throw new IllegalStateException("history was lost, and not noticed yet by the reader");
    }
    delivery.publisherAway(false);
    return true;
  }

  private void answered() {
    backoff.reset();
    if (clock.instant().isAfter(nextTrim)) {
      nextTrim = clock.instant().plus(TRIM);
      long now = Math.min(clock.millis(), recent.newest().major()); // what is unread must stay
      log.trim(Math.max(0, now - maxAge.toMillis()));
      mail.declare();
    }
  }

  private void away(Throwable why) {
    LOG.log(
        delivery.isAway() ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING,
        "Redis cannot be written: {0}",
        why.getMessage());
    delivery.publisherAway(true);
  }

  private void failed(Throwable why) {
    if (closed) {
      return;
    }
    declared = false;
    away(why);
    outgoing.sendUnseenAgain();
    doubt.run();
    failImpatient();
    sleep(backoff.next());
  }

  private void failImpatient() {
    outgoing.takeImpatient().forEach(each -> each.result().completeExceptionally(keyUnknown()));
  }

  private void send(Outgoing.Batch batch) {
    List<Pending> calls = batch.calls();
    List<Append> parts = new ArrayList<>();
    List<List<Pending>> callsOf = new ArrayList<>();
    for (Pending call : calls) {
      int last = parts.size() - 1;
      if (last >= 0
          && parts.get(last) instanceof Append.Entry before
          && call.append() instanceof Append.Entry more) {
        parts.set(last, joined(before, more));
        callsOf.get(last).add(call);
      } else {
        parts.add(call.append());
        callsOf.add(new ArrayList<>(List.of(call)));
      }
    }
    List<Appended> answers = log.append(parts, batch.after(), this::away);
    List<Position> places = new ArrayList<>(calls.size());
    for (int i = 0; i < answers.size(); i++) {
      places.addAll(Collections.nCopies(callsOf.get(i).size(), answers.get(i).place()));
    }
    if (outgoing.sent(calls, places)) {
      for (int i = 0; i < answers.size(); i++) {
        complete(batch.after().epoch(), answers.get(i), callsOf.get(i));
      }
    }
  }

  private static Append.Entry joined(Append.Entry before, Append.Entry more) {
    List<Message> messages = new ArrayList<>(before.messages());
    messages.addAll(more.messages());
    return new Append.Entry(before.publisher(), before.sequence(), messages);
  }

  private static void complete(String epoch, Appended appended, List<Pending> calls) {
    int index = 0;
    for (Pending call : calls) {
      List<Message> named = new ArrayList<>(call.messages().size());
      for (Message message : call.messages()) {
        Offset id = new Offset(epoch, appended.place().plus(index));
        index++;
        named.add(
            new Message(
                id.toString(),
                message.type(),
                message.rooms(),
                appended.time().orElse(message.time()),
                message.data()));
      }
      call.result().complete(named);
    }
  }

  private synchronized void sleep(Duration time) {
    try {
      if (!closed) {
        wait(Math.max(1, time.toMillis()));
      }
    } catch (InterruptedException stopping) {
      closed = true;
    }
  }

  /** Ends after a last try to append what waits. */
  void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    outgoing.end();
    try {
      ended.await(LAST_TRY.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
