package dev.roomcast.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Reads the log to its end and on from there, and begins again at the last place after every
 * failure.
 */
/*
 * Threads: run() on one of its own, connect() before it. The monitor is for sleeping; the other
 * fields are the running thread's.
 */
final class RedisTail implements Runnable {
  private static final System.Logger LOG = System.getLogger(RedisTail.class.getName());
  private static final int COUNT = 500; // entries read at once
  private static final Duration PACE = Duration.ofMillis(4); // between reads, for fuller ones
  private static final long EPOCH_CHECK = TimeUnit.SECONDS.toNanos(5);

  private final RedisLog log;
  private final RecentLog recent;
  private final Outgoing outgoing;
  private final RedisDelivery delivery;
  private final Signals signals;
  private final long recentBytes;
  private final Backoff backoff = new Backoff();
  private boolean loaded;
  private boolean connected;
  private Position place = Position.BEGINNING;
  private Position signalPlace = Position.BEGINNING;
  private long epochCheckedAt;
  private volatile boolean doubted;
  private volatile boolean closed;

  /** @param recentBytes how much of the log is read at the start */
  RedisTail(
      RedisLog log,
      RecentLog recent,
      Outgoing outgoing,
      RedisDelivery delivery,
      Signals signals,
      long recentBytes) {
    this.log = log;
    this.recent = recent;
    this.outgoing = outgoing;
    this.delivery = delivery;
    this.signals = signals;
    this.recentBytes = recentBytes;
  }

  /** Tries to connect once. */
  void connect() {
    try {
      begin();
    } catch (JedisException away) {
      failed(away);
    }
  }

  @Override
  public void run() {
    while (!closed) {
      try {
        if (!connected || doubted) {
          begin();
        }
        read();
      } catch (JedisException | IllegalStateException away) {
        if (!closed) {
          failed(away);
          sleep(backoff.next());
        }
      } catch (RuntimeException | Error fault) {
        LOG.log(System.Logger.Level.ERROR, "Reading the log failed", fault);
        connected = false;
        sleep(backoff.next());
      }
    }
  }

  private void failed(RuntimeException away) {
    LOG.log(
        connected ? System.Logger.Level.WARNING : System.Logger.Level.DEBUG,
        "Redis cannot be read: {0}",
        away.getMessage());
    connected = false;
    delivery.readerAway(true);
  }

  private void begin() {
    doubted = false;
    if (!loaded) {
      load();
    } else {
      resume();
    }
    connected = true;
    epochCheckedAt = System.nanoTime();
    backoff.reset();
    delivery.readerAway(false);
  }

  /* The latest entries, as many as are held in memory. */
  private void load() {
    String epoch = log.epoch();
    place = log.extent().last();
    signalPlace = log.lastSignal();
    List<Entry> latestFirst = new ArrayList<>();
    long bytes = 0;
    List<Entry> page = log.rangeBack(place, COUNT);
    while (!page.isEmpty() && bytes < recentBytes) {
      latestFirst.addAll(page);
      for (Entry entry : page) {
        bytes += entry.messages().stream().mapToLong(each -> Logged.cost(each.data())).sum();
      }
      Position next = page.get(page.size() - 1).place().before();
      page = page.size() < COUNT ? List.of() : log.rangeBack(next, COUNT);
    }
    Collections.reverse(latestFirst);
    recent.restart(
        epoch, latestFirst.isEmpty() ? place : latestFirst.get(0).place().before());
    recent.fill(latestFirst);
    outgoing.begin(new Offset(epoch, place));
    loaded = true;
  }

  /* Is what follows our last place all that followed it? */
  private void resume() {
    RedisLog.Extent extent = log.extent();
    String epoch = log.epoch();
    if (epoch.equals(recent.epoch()) && log.hasLost(place, extent)) {
      epoch = log.renewEpoch(epoch);
    }
    if (!epoch.equals(recent.epoch())) {
      restart(epoch);
    } else if (extent.first().isPresent()
        && !place.isAtLeast(extent.first().get())
        && !place.equals(Position.BEGINNING)) {
      LOG.log(
          System.Logger.Level.WARNING,
          "This node was away for longer than the log reaches back; its clients reconnect");
      place = extent.first().get().before();
      recent.restart(epoch, place);
      delivery.gap();
    }
    outgoing.sendUnseenAgain();
  }

  /*
   * Everything that the log has now is read again, since its places may be before ours; what was
   * delivered is passed over. Each node appends again what the log may have lost of its messages.
   */
  private void restart(String epoch) {
    LOG.log(
        System.Logger.Level.WARNING,
        "The log in Redis lost history; clients that come back load their state anew");
    recent.restart(epoch, Position.BEGINNING);
    place = Position.BEGINNING;
    signalPlace = log.lastSignal();
    outgoing.sendAgain(epoch);
  }

  /** Has it looked soon whether the log is still the one that it knows. Any thread may call. */
  void doubt() {
    doubted = true;
  }

  private void read() {
    RedisLog.Arrivals arrivals = log.await(place, signalPlace, COUNT);
    long now = System.nanoTime();
    if (now - epochCheckedAt > EPOCH_CHECK) {
      epochCheckedAt = now;
      if (!log.epoch().equals(recent.epoch())) {
        resume(); // Flushed, or another node saw that history is lost.
        return;
      }
    }
    if (!arrivals.entries().isEmpty()) {
      delivery.arrived(arrivals.entries());
      place = arrivals.entries().get(arrivals.entries().size() - 1).place();
    }
    for (Signal signal : arrivals.signals()) {
      signals.receive(signal.kind(), signal.text());
      signalPlace = signal.place();
    }
    while (delivery.isBehind() && !closed) {
      sleep(PACE);
    }
    if (arrivals.entries().size() < COUNT) {
      sleep(PACE);
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

  synchronized void close() {
    closed = true;
    notifyAll();
  }
}
