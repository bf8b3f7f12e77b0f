package dev.roomcast.bench.load;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps a number of publish requests in flight. A request is done when it is answered and all
 * members have its events; then the next one is sent on its connection.
 */
public final class InFlight extends Traffic {
  private final List<Slot> slots = new ArrayList<>();
  private final int batch;
  private boolean ended;

  /**
   * Begins.
   *
   * @param requests how many are in flight
   * @param batch events in each, every one for another room
   */
  public InFlight(
      EventLoop loop,
      InetSocketAddress server,
      Ledger ledger,
      EventFormat format,
      Tokens tokens,
      int requests,
      int batch) {
    super(loop, ledger, format);
    this.batch = batch;
    publishers(loop, server, tokens, requests).forEach(each -> slots.add(new Slot(each)));
    slots.forEach(Slot::send);
  }

  private final class Slot {
    final Publisher publisher;
    int incomplete;   // events
    boolean answered = true;

    Slot(Publisher publisher) {
      this.publisher = publisher;
    }

    void send() {
      incomplete = batch;
      answered = false;
      long now = System.nanoTime();
      List<String> events = new ArrayList<>(batch);
      for (int i = 0; i < batch; i++) {
        events.add(next(now, this::completed));
      }
      publisher.publish(events, this::answered);
    }

    void completed() {
      incomplete--;
      sendIfDone();
    }

    void answered() {
      answered = true;
      sendIfDone();
    }

    void sendIfDone() {
      if (answered && incomplete == 0 && !ended) {
        send();
      }
    }
  }

  @Override
  void end() {
    ended = true;
  }

  @Override
  boolean isAnswered() {
    return slots.stream().allMatch(slot -> slot.answered);
  }

  @Override
  public void close() {
    slots.forEach(slot -> slot.publisher.close());
  }
}
