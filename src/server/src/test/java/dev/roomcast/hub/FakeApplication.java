package dev.roomcast.hub;

import dev.roomcast.protocol.Emitted;
import dev.roomcast.wire.Closing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** An application that takes every event but {@code unknown}, and remembers what it was told. */
public final class FakeApplication implements Application {
  private final List<String> told = Collections.synchronizedList(new ArrayList<>());
  private Consumer<Emitted> whileReceiving = emitted -> {};

  /** One short line for each thing, in order. */
  List<String> told() {
    return List.copyOf(told);
  }

  /** Happens in the middle of each event. */
  void whileReceiving(Consumer<Emitted> what) {
    whileReceiving = what;
  }

  @Override
  public void connected(Connection connection, Map<String, Object> auth) {
    told.add("connected " + connection.id() + " with " + auth);
  }

  @Override
  public boolean takes(String namespace, String event) {
    return !event.equals("unknown");
  }

  @Override
  public void received(Connection from, Emitted emitted) {
    told.add("received " + emitted.event() + " " + emitted.arguments());
    whileReceiving.accept(emitted);
    told.add("done");
  }

  @Override
  public void disconnected(Connection connection, Closing why) {
    told.add("disconnected " + connection.id() + " " + why.code());
  }
}
