package dev.roomcast.bench.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * What was published and who has it. Events that are published at the same time have no order of
 * their own, so the first member of a room to receive its n-th event says which that is; every
 * other member must receive the same as its n-th. That finds what is lost, doubled, reordered or
 * made up.
 */
public final class Ledger {
  private static final int VIOLATIONS_KEPT = 5;
  private static final long LONGEST = 600_000_000_000L;   // ns

  private final Order[] orders;
  private final int[] members;
  private final List<String> violations = new ArrayList<>();
  private final Histogram latencies = new Histogram(1_000, LONGEST, 3);   // ns
  private Broadcast[] broadcasts = new Broadcast[1024];
  private int published;
  private int complete;
  private long violationCount;
  private long delivered;
  private boolean recording;

  /** An event on its way. */
  private static final class Broadcast {
    final int room;
    final long due;
    final Runnable whenComplete;
    int missing;
    boolean placed;   // in its room's order

    Broadcast(int room, int members, long due, Runnable whenComplete) {
      this.room = room;
      this.missing = members;
      this.due = due;
      this.whenComplete = whenComplete;
    }
  }

  /** Numbers of a room's events in the order in which its members get them. */
  private static final class Order {
    int[] numbers = new int[16];
    int length;

    void add(int number) {
      if (length == numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * length);
      }
      numbers[length++] = number;
    }
  }

  public Ledger(int rooms) {
    orders = new Order[rooms];
    Arrays.setAll(orders, room -> new Order());
    members = new int[rooms];
  }

  int rooms() {
    return orders.length;
  }

  /** From now on an event of this room is complete only when this member has it, too. */
  void join(int room) {
    members[room]++;
  }

  /**
   * Notes an event that is about to be published.
   *
   * @param due when it was meant to be published: latencies count from then, however late it is
   * @param whenComplete told when all members have it
   * @return the event's number
   */
  int publish(int room, long due, Runnable whenComplete) {
    if (published == broadcasts.length) {
      broadcasts = Arrays.copyOf(broadcasts, 2 * published);
    }
    broadcasts[published] = new Broadcast(room, members[room], due, whenComplete);
    return published++;
  }

  /**
   * Notes that a member got an event.
   *
   * @param position how many events the member had before
   * @param number what {@link EventFormat#sequence} said
   */
  void received(int room, int position, int number, long now) {
    Broadcast broadcast = number >= 0 && number < published ? broadcasts[number] : null;
    if (broadcast == null || broadcast.room != room) {
      violation("an event in room " + room + " that is changed, none of ours or long complete");
      return;
    }
    Order order = orders[room];
    if (position < order.length) {
      if (order.numbers[position] != number) {
        violation("event " + number + " in room " + room + " where others got "
            + order.numbers[position]);
        return;
      }
    } else if (broadcast.placed) {
      violation("event " + number + " in room " + room + " twice");
      return;
    } else {
      broadcast.placed = true;
      order.add(number);
    }
    delivered++;
    if (recording) {
      latencies.recordValue(Math.min(Math.max(now - broadcast.due, 1), LONGEST));
    }
    if (--broadcast.missing == 0) {
      complete++;
      broadcasts[number] = null;
      broadcast.whenComplete.run();
    }
  }

  void violation(String what) {
    if (violationCount++ < VIOLATIONS_KEPT) {
      violations.add(what);
    }
  }

  /** Events received so far, by all members together. */
  public long delivered() {
    return delivered;
  }

  public boolean allComplete() {
    return complete == published;
  }

  /** Begins to record latencies, anew; or ends it. */
  public void record(boolean on) {
    if (on) {
      latencies.reset();
    }
    recording = on;
  }

  /** In nanoseconds, of what was received while recording was on. */
  public Histogram latencies() {
    return latencies;
  }

  /** What was wrong, in words; empty if nothing was. */
  public String verdict() {
    if (violationCount == 0) {
      return allComplete() ? "" : (published - complete) + " events did not reach all members in time";
    }
    return violationCount + " violations, such as: " + String.join("; ", violations);
  }
}
