package dev.roomcast.broker;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Hands signals to those who listen to their kind. Any thread may call it. */
final class Signals {
  private static final System.Logger LOG = System.getLogger(Signals.class.getName());

  private final Map<String, Consumer<String>> receivers = new ConcurrentHashMap<>();

  void listen(String kind, Consumer<String> receiver) {
    if (receivers.putIfAbsent(kind, receiver) != null) {
      throw new IllegalStateException("somebody listens to \"" + kind + "\" already");
    }
  }

  /** A signal has come; one that nobody listens to is usual while nodes of two versions run. */
  synchronized void receive(String kind, String text) {
    Consumer<String> receiver = receivers.get(kind);
    if (receiver == null) {
      return;
    }
    try {
      receiver.accept(text);
    } catch (RuntimeException | Error fault) {
      LOG.log(System.Logger.Level.ERROR, "A signal \"" + kind + "\" was not handled", fault);
    }
  }
}
