package dev.roomcast.bench.measure;

import dev.roomcast.bench.load.EventLoop;
import dev.roomcast.bench.load.Tokens;
import dev.roomcast.bench.load.Traffic;
import dev.roomcast.bench.report.Figure;
import dev.roomcast.bench.server.Kind;
import dev.roomcast.bench.server.Server;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** One room with 1000 members: at full load, and calm. */
record OneRoom(Set<Measure> wanted) implements Scenario {
  private static final int MEMBERS = 1000;
  private static final int CALM = 20;   // events/s
  private static final long CALM_WARM_UP = TimeUnit.SECONDS.toNanos(1);

  @Override
  public Set<Measure> measures() {
    return EnumSet.of(Measure.FULL16, Measure.FULL8, Measure.CALM);
  }

  @Override
  public int clients(Times times) {
    return MEMBERS;
  }

  @Override
  public boolean suits(Kind server) {
    return true;
  }

  @Override
  public void run(EventLoop loop, Tokens tokens, Server server, Times times, Results results) {
    try (Load load = new Load(loop, tokens, server, 1)) {
      load.clients().connect(MEMBERS);
      if (wanted.contains(Measure.FULL16)) {
        full(load, 16, times, Measure.FULL16, results);
      }
      if (wanted.contains(Measure.FULL8)) {
        full(load, 8, times, Measure.FULL8, results);
      }
      if (wanted.contains(Measure.CALM)) {
        take(load, load.fixedRate(CALM), CALM_WARM_UP, times.calm(), Measure.CALM, results);
      }
    }
  }

  private static void full(
      Load load, int inFlight, Times times, Measure measure, Results results) {
    take(load, load.inFlight(inFlight, 1), times.warmUp(), times.window(), measure, results);
  }

  static void take(
      Load load, Traffic started, long warmUp, long length, Measure measure, Results results) {
    try (Traffic traffic = started) {
      load.loop().run(warmUp);
      Window window = new Window(load);
      load.loop().run(length);
      Map<Figure, Double> figures = window.messages();
      traffic.stop();
      results.add(measure, figures, load.ledger().verdict());
    }
  }
}
