package dev.roomcast.bench.measure;

import dev.roomcast.bench.load.EventLoop;
import dev.roomcast.bench.load.Tokens;
import dev.roomcast.bench.report.Figure;
import dev.roomcast.bench.server.Kind;
import dev.roomcast.bench.server.Server;
import java.util.Map;
import java.util.Set;

/** Measures that need the same clients, taken one after the other. */
interface Scenario {

  /** Gets the results as they come. */
  interface Results {
    /** @param wrong what the clients found wrong; empty if nothing was */
    void add(Measure measure, Map<Figure, Double> figures, String wrong);
  }

  /** What it measures. */
  Set<Measure> measures();

  /** The most clients that it has at a time. */
  int clients(Times times);

  /** Whether a server is worth the time. */
  boolean suits(Kind server);

  void run(EventLoop loop, Tokens tokens, Server server, Times times, Results results);
}
