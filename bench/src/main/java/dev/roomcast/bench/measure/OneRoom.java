package dev.roomcast.bench.measure;

import dev.roomcast.bench.load.EventLoop;
import dev.roomcast.bench.load.Tokens;
import dev.roomcast.bench.server.Kind;
import dev.roomcast.bench.server.Server;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** One room with 1000 members: at full load, and calm. */
record OneRoom(Set<Measure> wanted) implements Scenario {
  private static final int MEMBERS = 1000;
  private static final int CALM = 20;   // events/s
  private static final long CALM_WARM_UP = TimeUnit.SECONDS.toNanos(3);

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
      load.warmUp(16, 1, times);
      if (wanted.contains(Measure.FULL16)) {
        load.full(16, 1, times, Measure.FULL16, results);
      }
      if (wanted.contains(Measure.FULL8)) {
        load.full(8, 1, times, Measure.FULL8, results);
      }
      if (wanted.contains(Measure.CALM)) {
        load.fixedRate(CALM, CALM_WARM_UP, times.calm(), Measure.CALM, results);
      }
    }
  }
}
