package dev.roomcast.wire;

import java.time.Duration;

/**
 * Asks a client for a sign of life and notices when none comes.
 *
 * <p>A ping goes out one interval after the start and after each answer; the answer must come
 * within the timeout. Deadlines are computed from the moment the interval began, so that a late timer does
 * not shift them; only when the whole node stood still does a client get at least half the timeout.
 */
/* Threads: any; the monitor guards the fields, the two callbacks run without it. */
public final class Heartbeat {
  private final Duration interval;
  private final Duration timeout;
  private final TimingWheel timers;
  private final Runnable ping;
  private final Runnable expired;

  private long intervalBegan; // nanoseconds
  private long answerDue; // nanoseconds, while awaiting
  private long askedAt; // nanoseconds, while awaiting
  private long roundTrip; // nanoseconds, of the last answer
  private boolean awaiting;
  private boolean stopped;
  private TimingWheel.Timeout next; // null before the start

  /**
   * @param ping sends a ping; must not block
   * @param expired the client is taken for dead; called at most once
   */
  public Heartbeat(
      Duration interval, Duration timeout, TimingWheel timers, Runnable ping, Runnable expired) {
    this.interval = interval;
    this.timeout = timeout;
    this.timers = timers;
    this.ping = ping;
    this.expired = expired;
  }

  /** Begins the first interval. */
  public synchronized void start() {
    beginInterval();
  }

  /** The client answered; unasked answers count for nothing. */
  public synchronized void pong() {
    if (awaiting) {
      roundTrip = timers.nanoTime() - askedAt;
      beginInterval();
    }
  }

  /** How long the last ping and its answer took, waiting in queues included; zero before that. */
  public synchronized Duration roundTrip() {
    return Duration.ofNanos(roundTrip);
  }

  /** No more pings; the client is not watched any longer. */
  public synchronized void stop() {
    stopped = true;
    if (next != null) {
      next.cancel();
    }
  }

  /** Whether the answer's deadline has passed, even if the timer has not noticed yet. */
  public synchronized boolean overdue() {
    return !stopped && awaiting && timers.nanoTime() - answerDue >= 0;
  }

  private void beginInterval() {
    if (stopped) {
      return;
    }
    if (next != null) {
      next.cancel();
    }
    awaiting = false;
    intervalBegan = timers.nanoTime();
    next = timers.scheduleAbout(interval, this::askForSign);
  }

  private void askForSign() {
    synchronized (this) {
      if (stopped) {
        return;
      }
      awaiting = true;
      askedAt = timers.nanoTime();
      long onTime = intervalBegan + interval.toNanos() + timeout.toNanos() - timers.nanoTime();
      Duration left = Duration.ofNanos(Math.max(onTime, timeout.toNanos() / 2));
      answerDue = timers.nanoTime() + left.toNanos();
      next = timers.schedule(left, this::expire);
    }
    ping.run();
  }

  private void expire() {
    synchronized (this) {
      if (stopped || !awaiting) {
        return;
      }
      stopped = true;
    }
    expired.run();
  }
}
