package dev.roomcast.bench.measure;

import dev.roomcast.bench.load.Ledger;
import dev.roomcast.bench.report.Figure;
import dev.roomcast.bench.server.ProcessFigures;
import java.util.EnumMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** The time in which a load is measured: begins when it is made. */
final class Window {
  private static final ProcessFigures GENERATOR =
      new ProcessFigures(ProcessHandle.current().pid());
  private static final double MICROSECOND = 1e3;   // ns
  private static final double MILLISECOND = 1e6;
  private static final double SECOND = 1e9;

  private final Load load;
  private final long start = System.nanoTime();
  private final long server;
  private final long generator = GENERATOR.cpu();
  private final long delivered;

  Window(Load load) {
    this.load = load;
    server = load.server().cpu();
    delivered = load.ledger().delivered();
    load.ledger().record(true);
  }

  /** Ends it: processor time of each message, and how many there were. */
  Map<Figure, Double> messages() {
    Ledger ledger = load.ledger();
    ledger.record(false);
    double cpu = load.server().cpu() - server;
    double messages = ledger.delivered() - delivered;
    Map<Figure, Double> figures = share(cpu);
    figures.put(Figure.CPU_PER_MESSAGE, cpu / MICROSECOND / messages);
    figures.put(Figure.MESSAGES_PER_SECOND, messages / (elapsed() / SECOND));
    figures.putAll(latencies(ledger));
    return figures;
  }

  /** Ends it: what each of so many connects took. */
  Map<Figure, Double> connects(int count) {
    double cpu = load.server().cpu() - server;
    return Map.of(
        Figure.CONNECTS_PER_SECOND, count / (elapsed() / SECOND),
        Figure.CPU_PER_CONNECT, cpu / MICROSECOND / count);
  }

  /** Ends it: percent of a core that the server used. */
  double serverShare() {
    return 100 * (load.server().cpu() - server) / elapsed();
  }

  private Map<Figure, Double> share(double cpu) {
    Map<Figure, Double> figures = new EnumMap<>(Figure.class);
    figures.put(Figure.SERVER_CPU, 100 * cpu / elapsed());
    figures.put(Figure.GENERATOR_CPU, 100 * (GENERATOR.cpu() - generator) / elapsed());
    return figures;
  }

  /** Half, nearly all and the slowest of what was received while a window was open. */
  static Map<Figure, Double> latencies(Ledger ledger) {
    Histogram latencies = ledger.latencies();
    return Map.of(
        Figure.P50, latencies.getValueAtPercentile(50) / MILLISECOND,
        Figure.P99, latencies.getValueAtPercentile(99) / MILLISECOND,
        Figure.MAX, latencies.getMaxValue() / MILLISECOND);
  }

  private double elapsed() {
    return System.nanoTime() - start;
  }
}
