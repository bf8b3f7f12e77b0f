package dev.roomcast.broker;

import dev.roomcast.hub.Broker;
import dev.roomcast.protocol.Message;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Hands messages to the receiver, whatever it does with them. */
final class Handover {
  private static final System.Logger LOG = System.getLogger(Handover.class.getName());

  private Handover() {}

  /**
   * Hands a batch over.
   *
   * @param delivered run once, on any thread, when the receiver is done with it or has failed
   */
  static void handOver(Broker.Receiver receiver, List<Message> batch, Runnable delivered) {
    AtomicBoolean counted = new AtomicBoolean(true);
    Runnable once =
        () -> {
          if (counted.compareAndSet(true, false)) {
            delivered.run();
          }
        };
    try {
      receiver.deliver(batch, once);
    } catch (RuntimeException | Error fault) {
      // An error too: it would end the delivery of everything that follows.
      LOG.log(
          System.Logger.Level.ERROR,
          batch.size() + " events from " + batch.get(0).id() + " on were not delivered",
          fault);
      once.run();
    }
  }
}
