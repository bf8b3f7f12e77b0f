package dev.roomcast.bench.measure;

import dev.roomcast.bench.load.EventLoop;
import dev.roomcast.bench.load.Tokens;
import dev.roomcast.bench.server.Kind;
import dev.roomcast.bench.server.Server;
import java.util.EnumSet;
import java.util.Set;

/** 1000 rooms with five members each, at full load. */
record SmallRooms() implements Scenario {
  private static final int ROOMS = 1000;
  private static final int MEMBERS = 5;
  private static final int REQUESTS = 8;
  private static final int BATCH = 50;   // events

  @Override
  public Set<Measure> measures() {
    return EnumSet.of(Measure.ROOMS);
  }

  @Override
  public int clients(Times times) {
    return ROOMS * MEMBERS;
  }

  @Override
  public boolean suits(Kind server) {
    return true;
  }

  @Override
  public void run(EventLoop loop, Tokens tokens, Server server, Times times, Results results) {
    try (Load load = new Load(loop, tokens, server, ROOMS)) {
      load.clients().connect(ROOMS * MEMBERS);
      load.warmUp(REQUESTS, BATCH, times);
      load.full(REQUESTS, BATCH, times, Measure.ROOMS, results);
    }
  }
}
