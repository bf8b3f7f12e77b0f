package dev.roomcast.bench.measure;

import dev.roomcast.bench.load.Clients;
import dev.roomcast.bench.load.EventFormat;
import dev.roomcast.bench.load.EventLoop;
import dev.roomcast.bench.load.FixedRate;
import dev.roomcast.bench.load.InFlight;
import dev.roomcast.bench.load.Ledger;
import dev.roomcast.bench.load.Tokens;
import dev.roomcast.bench.load.Traffic;
import dev.roomcast.bench.server.Server;

/** Clients of one server in a number of rooms, and what is published to them. */
final class Load implements AutoCloseable {
  private static final int NOTE = 40;   // bytes; makes a frame of about 230

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

  Traffic inFlight(int requests, int batch) {
    return new InFlight(loop, server.publishers(), ledger, format, tokens, requests, batch);
  }

  Traffic fixedRate(int perSecond) {
    return new FixedRate(loop, server.publishers(), ledger, format, tokens, perSecond);
  }

  @Override
  public void close() {
    clients.close();
  }
}
