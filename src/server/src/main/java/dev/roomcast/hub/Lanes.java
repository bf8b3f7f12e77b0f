package dev.roomcast.hub;

import dev.roomcast.api.Room;
import dev.roomcast.protocol.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/** All lanes of a node, and how a message comes to those that have somebody to give it to. */
/* Threads: choose() on any, deliver() on one at a time, which is what keeps the order. */
final class Lanes {
  private static final int FEW = 64; // members whom the tail's thread serves by itself

  private final List<Lane> all;
  private final Rooms rooms;
  private final HubCounters counters;
  private final List<Lane> addressed = new ArrayList<>(); // by the message at hand
  private int recipients; // of the messages at hand; who is in several rooms counts for each

  Lanes(int number, Executor executor, Rooms rooms, HubCounters counters) {
    this.all = Stream.generate(() -> new Lane(executor, counters)).limit(number).toList();
    this.rooms = rooms;
    this.counters = counters;
  }

  /** The lane with the fewest connections gets one more. */
  Lane choose() {
    Lane chosen =
        all.stream().min(Comparator.comparingInt(lane -> lane.connections().get())).orElseThrow();
    chosen.connections().incrementAndGet();
    return chosen;
  }

  /**
   * Posts messages to the lanes that have a member of their rooms.
   *
   * @param delivered run once, when every member of these lanes has been handed all of them
   */
  void deliver(List<Message> messages, Runnable delivered) {
    DeliveryBatch batch = new DeliveryBatch(delivered);
    recipients = 0;
    try {
      messages.forEach(message -> post(message, batch));
      boolean few = recipients <= FEW;
      all.forEach(lane -> lane.start(few));
    } finally {
      batch.closed();
    }
  }

  private void post(Message message, DeliveryBatch batch) {
    counters.event(message.type());
    Delivery delivery = new Delivery(message, rooms.advance(message.id()), batch);
    for (Room room : message.rooms()) {
      rooms.forEachAudience(room, audience -> address(delivery, audience));
    }
    addressed.forEach(Lane::postAddressed);
    addressed.clear();
  }

  private void address(Delivery delivery, Audience audience) {
    recipients += audience.count();
    Lane lane = audience.lane();
    if (lane.address(delivery, audience)) {
      addressed.add(lane);
    }
  }
}
