package dev.roomcast.cluster;

import dev.roomcast.hub.Broker;
import java.util.function.Consumer;

/**
 * Short texts between all nodes. They may be lost, and may overtake one another when several threads
 * send; a node hears its own.
 */
public interface Signals {
  /** What the broker knows them by. */
  String KIND = "cluster";

  /** Tells all nodes; does not block. Call it without a lock. */
  void send(String text);

  /** Whether they reach the others at this moment, and not only this node's own ears. */
  boolean reachOthers();

  /** Has what is told handed to this receiver, one at a time; it does not block. */
  void listen(Consumer<String> receiver);

  /** Those that a broker carries. */
  static Signals by(Broker broker) {
    return new Signals() {
      @Override
      public void send(String text) {
        broker.signal(KIND, text);
      }

      @Override
      public boolean reachOthers() {
        return broker.status().connected();
      }

      @Override
      public void listen(Consumer<String> receiver) {
        broker.listen(KIND, receiver);
      }
    };
  }
}
