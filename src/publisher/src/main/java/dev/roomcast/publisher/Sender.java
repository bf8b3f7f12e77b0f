package dev.roomcast.publisher;

import dev.roomcast.api.PublishFailed;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Takes events from any thread and has them sent by one task at a time, so that they arrive in
 * order. While it waits between attempts it holds no thread.
 */
final class Sender {
  private static final Duration WHILE_NO_THREAD = Duration.ofSeconds(1);
  private static final Duration LOG_PERIOD = Duration.ofMinutes(1);
  private static final System.Logger LOG = System.getLogger("dev.roomcast.publisher");

  /** STARTING: the executor has the task but has not begun it, and perhaps never will. */
  private enum State { IDLE, STARTING, SENDING, WAITING }

  private final OutgoingQueue queue;
  private final TurnedAway turnedAway;
  private final Drain drain;
  private final Duration requestTimeout;
  private final Executor executor;
  private final Timer timer;
  private final Time time;
  private final SparseLog noThread;
  private final AtomicLong unsent = new AtomicLong();

  /*
   * Threads: send() runs on any thread, sendAll() on the executor, resume() on the timer, close()
   * on the thread that stops the application. The lock guards state, wakeUp and closing. Whoever
   * sets the state to SENDING owns the drain until it sets another. The lock is never held while
   * the drain sends, nor while calling the executor, which may run the task on this thread.
   */
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition stopped = lock.newCondition();
  private State state = State.IDLE;
  private Runnable wakeUp = () -> { };   // cancels the timer
  private boolean closing;

  Sender(
      OutgoingQueue queue, TurnedAway turnedAway, Drain drain, Duration requestTimeout,
      Executor executor, Timer timer, Time time) {
    this.queue = queue;
    this.turnedAway = turnedAway;
    this.drain = drain;
    this.requestTimeout = requestTimeout;
    this.executor = executor;
    this.timer = timer;
    this.time = time;
    this.noThread = new SparseLog(LOG_PERIOD, time);
  }

  /**
   * Queues an event. Never waits; any thread may call it.
   *
   * @throws PublishFailed if the queue is full or the application is stopping; the event is not
   *     taken
   */
  void send(Outgoing event) {
    if (admit(event)) {
      startSending();
    }
  }

  PublisherCounts counts() {
    return new PublisherCounts(
        drain.published(), queue.size(), turnedAway.count(), drain.dropped(), unsent.get());
  }

  /**
   * Takes no more events and sends what is queued, on the calling thread, until it is empty or the
   * time is over. What is left then is counted and logged.
   */
  void close(Duration limit) {
    Deadline deadline = new Deadline(limit, time);
    try {
      if (takeOver(limit)) {
        flush(deadline);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    int left = queue.size();
    unsent.set(left);
    if (left > 0) {
      LOG.log(System.Logger.Level.ERROR,
          "stopped with {0} events that the hub has not confirmed; they are lost", left);
    }
  }

  private boolean admit(Outgoing event) {
    lock.lock();
    try {
      if (closing) {
        throw turnedAway.add(event.type(), new PublishFailed("application is stopping", true));
      }
      if (!queue.add(event)) {
        throw turnedAway.add(event.type(), new PublishFailed("outgoing queue is full", true));
      }
      if (state != State.IDLE) {
        return false;
      }
      state = State.STARTING;
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void startSending() {
    try {
      executor.execute(this::sendAll);
    } catch (RejectedExecutionException | IllegalStateException refused) {
      noThread.warn("the container gives no thread to send events, " + queue.size()
          + " wait: " + refused.getMessage());
      sleep(WHILE_NO_THREAD);
    }
  }

  private void sendAll() {
    if (!begin()) {
      return;
    }
    boolean handedOver = false;
    try {
      while (!stopSendingIfDone()) {
        Duration wait = drain.sendNext(requestTimeout);
        if (!wait.isZero()) {
          handedOver = true;
          sleep(wait);
          return;
        }
      }
      handedOver = true;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } finally {
      if (!handedOver) {
        stopSending();   // the next event starts it again
      }
    }
  }

  private boolean begin() {
    lock.lock();
    try {
      if (state != State.STARTING || closing) {
        return false;   // close() sends the rest
      }
      state = State.SENDING;
      return true;
    } finally {
      lock.unlock();
    }
  }

  private boolean stopSendingIfDone() {
    lock.lock();
    try {
      boolean done = closing || queue.isEmpty();
      if (done) {
        stopSending();
      }
      return done;
    } finally {
      lock.unlock();
    }
  }

  private void stopSending() {
    lock.lock();
    try {
      state = State.IDLE;
      stopped.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void sleep(Duration wait) {
    lock.lock();
    try {
      if (closing) {
        stopSending();
        return;
      }
      Future<?> alarm = timer.schedule(this::resume, wait);
      wakeUp = () -> alarm.cancel(false);
      state = State.WAITING;
    } catch (RejectedExecutionException | IllegalStateException refused) {
      stopSending();   // the next event starts it again
    } finally {
      lock.unlock();
    }
  }

  private void resume() {
    lock.lock();
    try {
      if (state != State.WAITING || closing) {
        return;
      }
      state = State.STARTING;
    } finally {
      lock.unlock();
    }
    startSending();
  }

  /* Makes this thread the one that sends; false if the one that does is not ready in time. */
  private boolean takeOver(Duration limit) throws InterruptedException {
    lock.lock();
    try {
      closing = true;
      wakeUp.run();
      long left = limit.toNanos();
      while (state == State.SENDING && left > 0) {
        left = stopped.awaitNanos(left);
      }
      if (state == State.SENDING) {
        return false;
      }
      state = State.SENDING;
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void flush(Deadline deadline) throws InterruptedException {
    while (!queue.isEmpty() && !deadline.passed()) {
      Duration wait = drain.sendNext(deadline.atMost(requestTimeout));
      if (!wait.isZero() && !deadline.pause(wait)) {
        return;
      }
    }
  }
}
