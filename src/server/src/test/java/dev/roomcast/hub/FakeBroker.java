package dev.roomcast.hub;

import dev.roomcast.protocol.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A log that says that a client has missed what the test tells it, and remembers what was asked. */
public final class FakeBroker implements Broker {
  Replay replay = new Replay.Incomplete(Replay.Gap.NOT_KEPT);
  final List<Missed> asked = new ArrayList<>();
  public final Map<String, Map<String, String>> shelves = new TreeMap<>();

  @Override
  public List<Message> publish(List<Draft> drafts, IdempotencyKey key) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void post(List<Draft> drafts) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void tail(Receiver receiver) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String latest() {
    return "e-0";
  }

  @Override
  public boolean hasReached(String position, Duration patience) {
    return true;
  }

  @Override
  public Replay replay(Missed missed) {
    asked.add(missed);
    return replay;
  }

  @Override
  public History history(History.Request request) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void signal(String kind, String text) {}

  @Override
  public void listen(String kind, Consumer<String> receiver) {}

  @Override
  public void keep(String shelf, String name, String text, Duration lifetime) {
    shelves.computeIfAbsent(shelf, first -> new TreeMap<>()).put(name, text);
  }

  @Override
  public void drop(String shelf, String name) {
    shelves.getOrDefault(shelf, new TreeMap<>()).remove(name);
  }

  @Override
  public Map<String, String> kept(String shelf) {
    return shelves.getOrDefault(shelf, new TreeMap<>());
  }

  @Override
  public BrokerStatus status() {
    return new BrokerStatus(true, Duration.ZERO, 0, 0, Duration.ZERO, 0, "");
  }

  @Override
  public void close() {}
}
