package dev.roomcast.bench.measure;

import dev.roomcast.bench.load.EventLoop;
import dev.roomcast.bench.load.Tokens;
import dev.roomcast.bench.report.Figure;
import dev.roomcast.bench.server.Kind;
import dev.roomcast.bench.server.Memory;
import dev.roomcast.bench.server.Server;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Many clients in one room: how they connect, what they cost while idle, how fast events come. */
record Ramp() implements Scenario {
  private static final int WARM_UP = 2000;   // clients
  private static final long SETTLE = TimeUnit.SECONDS.toNanos(2);
  private static final long LATENCY = TimeUnit.SECONDS.toNanos(15);

  @Override
  public Set<Measure> measures() {
    return EnumSet.of(Measure.CONNECT, Measure.IDLE, Measure.LATENCY);
  }

  @Override
  public int clients(Times times) {
    return times.ramp();
  }

  @Override
  public boolean suits(Kind server) {
    return server != Kind.FLOOR_JOINED;   // nothing to join
  }

  @Override
  public void run(EventLoop loop, Tokens tokens, Server server, Times times, Results results) {
    tokens.make(times.ramp());
    comeAndGo(loop, tokens, server, times);
    try (Load warmUp = new Load(loop, tokens, server, 1)) {
      warmUp.clients().connect(Math.min(WARM_UP, times.ramp()));
      warmUp.warmUp(1, 1, times);
    }
    try (Load load = new Load(loop, tokens, server, 1)) {
      Memory before = server.memory();
      loop.run(times.settle());
      double quiet = share(load, times.idle());
      Window connecting = new Window(load);
      load.clients().connect(times.ramp());
      results.add(Measure.CONNECT, connecting.connects(times.ramp()), load.ledger().verdict());

      loop.run(times.settle());
      Memory after = server.memory();
      double idle = share(load, times.idle());
      results.add(Measure.IDLE, Map.of(
          Figure.HEAP_PER_CONNECTION,
          (after.liveHeap() - before.liveHeap()) / (double) times.ramp(),
          Figure.RSS_PER_CONNECTION,
          (after.resident() - before.resident()) / (double) times.ramp(),
          Figure.IDLE_CPU, (idle - quiet) * 1000 / times.ramp()), load.ledger().verdict());

      load.fixedRate(1, SETTLE, LATENCY, Measure.LATENCY, results);
    }
  }

  private static void comeAndGo(EventLoop loop, Tokens tokens, Server server, Times times) {
    for (int clients = 0; clients < times.comers(); clients += WARM_UP) {
      try (Load load = new Load(loop, tokens, server, 1)) {
        load.clients().connect(Math.min(WARM_UP, times.ramp()));
      }
    }
  }

  private static double share(Load load, long time) {
    Window window = new Window(load);
    load.loop().run(time);
    return window.serverShare();
  }
}
