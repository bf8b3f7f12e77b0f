package dev.roomcast.bench.measure;

import dev.roomcast.bench.load.Clients;
import dev.roomcast.bench.load.EventFormat;
import dev.roomcast.bench.load.EventLoop;
import dev.roomcast.bench.load.FixedRate;
import dev.roomcast.bench.load.InFlight;
import dev.roomcast.bench.load.Ledger;
import dev.roomcast.bench.load.Tokens;
import dev.roomcast.bench.load.Traffic;
import dev.roomcast.bench.report.Figure;
import dev.roomcast.bench.server.Server;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Clients of one server in a number of rooms, and what is published to them. */
final class Load implements AutoCloseable {
  private static final int NOTE = 40;   // bytes; makes a frame of about 230
  private static final long STEP = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long SETTLE = TimeUnit.SECONDS.toNanos(1);
  private static final int PATIENCE = 4;   // times the server's time

  private final EventLoop loop;
  private final Tokens tokens;
  private final Server server;
  private final Ledger ledger;
  private final EventFormat format;
  private final Clients clients;

  Load(EventLoop loop, Tokens tokens, Server server, int rooms) {
    this(loop, tokens, server, rooms, NOTE);
  }

  Load(EventLoop loop, Tokens tokens, Server server, int rooms, int note) {
    this.loop = loop;
    this.tokens = tokens;
    this.server = server;
    this.ledger = new Ledger(rooms);
    this.format = new EventFormat(note);
    this.clients = new Clients(loop, server.clients(), ledger, format, tokens);
  }

  EventLoop loop() {
    return loop;
  }

  Server server() {
    return server;
  }

  Ledger ledger() {
    return ledger;
  }

  Clients clients() {
    return clients;
  }

  /** Lets the server work as under full load until it has used enough processor time. */
  void warmUp(int requests, int batch, Times times) {
    try (Traffic traffic = inFlight(requests, batch)) {
      warmUp(times.warmUp());
      traffic.stop();
    }
  }

  /** Measures a warm server at full load: requests in flight, and events in each. */
  void full(
      int requests, int batch, Times times, Measure measure, Scenario.Results results) {
    try (Traffic traffic = inFlight(requests, batch)) {
      loop.run(SETTLE);
      measure(traffic, times.window(), measure, results);
    }
  }

  /** Measures a fixed rate, after a time at that rate. */
  void fixedRate(
      int perSecond, long settle, long length, Measure measure, Scenario.Results results) {
    try (Traffic traffic = publishing(perSecond)) {
      loop.run(settle);
      measure(traffic, length, measure, results);
    }
  }

  private void measure(
      Traffic traffic, long length, Measure measure, Scenario.Results results) {
    Window window = new Window(this);
    loop.run(length);
    Map<Figure, Double> figures = window.messages();
    traffic.stop();
    results.add(measure, figures, ledger.verdict());
  }

  /* By the server's own time, so that it is as warm on a machine that has other things to do. */
  private void warmUp(long serverTime) {
    long before = server.cpu();
    for (long time = 0; time < PATIENCE * serverTime; time += STEP) {
      loop.run(STEP);
      if (server.cpu() - before >= serverTime) {
        return;
      }
    }
  }

  private Traffic inFlight(int requests, int batch) {
    return new InFlight(loop, server.publishers(), ledger, format, tokens, requests, batch);
  }

  /** Begins to publish at a fixed rate. */
  Traffic publishing(int perSecond) {
    return new FixedRate(loop, server.publishers(), ledger, format, tokens, perSecond);
  }

  @Override
  public void close() {
    clients.close();
  }
}
