package dev.roomcast.bench.measure;

import dev.roomcast.bench.load.EventLoop;
import dev.roomcast.bench.load.Tokens;
import dev.roomcast.bench.load.Traffic;
import dev.roomcast.bench.report.Figure;
import dev.roomcast.bench.server.Kind;
import dev.roomcast.bench.server.Memory;
import dev.roomcast.bench.server.Server;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A room of which every tenth member stops reading: what the others and the memory notice. */
record SlowReaders() implements Scenario {
  private static final int MEMBERS = 1000;
  private static final int STALLED = 100;
  private static final int RATE = 20;      // events/s
  private static final int NOTE = 16_000;   // bytes
  private static final long WARM_UP = TimeUnit.SECONDS.toNanos(2);
  private static final long WITHOUT = TimeUnit.SECONDS.toNanos(8);
  /* 6.4 MB for each: on loopback the kernel alone takes about 2.6 MB for a client that stalls. */
  private static final long WITH = TimeUnit.SECONDS.toNanos(20);
  private static final double MIB = 1024 * 1024;

  @Override
  public Set<Measure> measures() {
    return EnumSet.of(Measure.SLOW);
  }

  @Override
  public int clients(Times times) {
    return MEMBERS;
  }

  @Override
  public boolean suits(Kind server) {
    return server != Kind.FLOOR_JOINED;   // nothing to join
  }

  @Override
  public void run(EventLoop loop, Tokens tokens, Server server, Times times, Results results) {
    double without = without(loop, tokens, server, times);
    try (Load load = new Load(loop, tokens, server, 1, NOTE)) {
      load.clients().connect(MEMBERS, STALLED);
      Memory before = server.memory();
      double with;
      try (Traffic traffic = load.publishing(RATE)) {
        load.clients().stall();
        with = p99(load, WITH);
        traffic.stop();
      }
      Memory after = server.memory();
      results.add(Measure.SLOW, Map.of(
          Figure.P99_RATIO, with / without,
          Figure.P99_WITHOUT, without,
          Figure.P99_WITH, with,
          Figure.HEAP_GAIN, (after.liveHeap() - before.liveHeap()) / MIB,
          Figure.RSS_GAIN, (after.resident() - before.resident()) / MIB),
          load.ledger().verdict());
    }
  }

  private static double without(EventLoop loop, Tokens tokens, Server server, Times times) {
    try (Load load = new Load(loop, tokens, server, 1, NOTE)) {
      load.clients().connect(MEMBERS);
      load.warmUp(1, 1, times);
      try (Traffic traffic = load.publishing(RATE)) {
        double p99 = p99(load, WITHOUT);
        traffic.stop();
        return p99;
      }
    }
  }

  private static double p99(Load load, long time) {
    load.loop().run(WARM_UP);
    Window window = new Window(load);
    load.loop().run(time);
    return window.messages().get(Figure.P99);
  }
}
