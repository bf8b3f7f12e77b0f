package dev.roomcast.hub;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Delivers messages to a part of the connections, on one thread at a time and on none while there
 * is nothing to do. Every connection gets what is for it in the log's order, by whatever room; the
 * rooms take turns.
 *
 * <p>The inbox has no bound of its own: what is in it counts as undelivered where it was published.
 */
/*
 * Threads: post() and start() on the tail's, one call at a time. Whoever runs the lane owns turns and
 * the rounds; the lock guards inbox and running, and hands those over from one runner to the next.
 */
final class Lane implements Runnable {
  private static final System.Logger LOG = System.getLogger(Lane.class.getName());

  private final Executor executor;
  private final HubCounters counters;
  private final AtomicInteger connections = new AtomicInteger();
  private Parcel addressed; // for the tail: the last one that it has made for this lane

  private final Object lock = new Object();
  private List<Parcel> inbox = new ArrayList<>();
  private boolean running;

  private final Deque<Round> turns = new ArrayDeque<>(); // one for each audience that is awaited

  Lane(Executor executor, HubCounters counters) {
    this.executor = executor;
    this.counters = counters;
  }

  /** How many connections it has. */
  AtomicInteger connections() {
    return connections;
  }

  // --- for the tail's thread ---

  /**
   * Addresses a message to an audience of this lane.
   *
   * @return true if it is the first one here: the lane is to get {@link #postAddressed}
   */
  boolean address(Delivery delivery, Audience audience) {
    if (addressed != null && addressed.delivery() == delivery) {
      addressed.add(audience);
      return false;
    }
    addressed = new Parcel(delivery, audience);
    delivery.batch().opened();
    return true;
  }

  /** Puts what was addressed last into the inbox. */
  void postAddressed() {
    synchronized (lock) {
      inbox.add(addressed);
    }
    addressed = null;
  }

  /**
   * Lets the lane run if it does not.
   *
   * @param here on the calling thread, which is cheaper when there is little to do
   */
  void start(boolean here) {
    synchronized (lock) {
      if (running || inbox.isEmpty()) {
        return;
      }
      running = true;
    }
    if (here) {
      run();
      return;
    }
    try {
      executor.execute(this);
    } catch (RejectedExecutionException noThread) {
      LOG.log(System.Logger.Level.WARNING, "Delivering on the log's thread", noThread);
      run();
    }
  }

  // --- for whoever runs it ---

  @Override
  public void run() {
    while (true) {
      admitInbox();
      Round next = turns.poll();
      if (next != null) {
        serve(next);
      } else if (isAtRest()) {
        return;
      }
    }
  }

  private boolean isAtRest() {
    synchronized (lock) {
      running = !inbox.isEmpty();
      return !running;
    }
  }

  private void admitInbox() {
    List<Parcel> admitted;
    synchronized (lock) {
      if (inbox.isEmpty()) {
        return;
      }
      admitted = inbox;
      inbox = new ArrayList<>();
    }
    admitted.forEach(this::admit);
  }

  private void admit(Parcel parcel) {
    for (Audience each : parcel.audiences()) {
      if (each.await(parcel)) {
        turns.add(new Round(each));
      }
    }
  }

  private void serve(Round round) {
    boolean done = round.step(turns.isEmpty());
    counters.delivered(round.takeServed());
    if (!done) {
      turns.add(round);
    } else if (!round.audience().waiting().isEmpty()) {
      turns.add(new Round(round.audience()));
    }
  }
}
