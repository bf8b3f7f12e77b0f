package dev.roomcast.bench.measure;

import dev.roomcast.bench.load.EventLoop;
import dev.roomcast.bench.load.LoadFailed;
import dev.roomcast.bench.load.Tokens;
import dev.roomcast.bench.report.Figure;
import dev.roomcast.bench.report.Sample;
import dev.roomcast.bench.server.Server;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What is measured when: in each round every server once, so that all see the same noise. */
public final class Plan {
  private static final int OTHER_SOCKETS = 500;   // publishers, files of the JVM

  private final Map<Scenario, Integer> rounds = new LinkedHashMap<>();
  private final Set<Measure> wanted;
  private final Times times;

  /** @param asked how many rounds; 0 for as many as suit each measure */
  public Plan(Set<Measure> wanted, int asked, Times times) {
    this.wanted = wanted;
    this.times = times;
    add(new OneRoom(wanted), asked == 0 ? 3 : asked);
    add(new SmallRooms(), asked == 0 ? 3 : asked);
    add(new Ramp(), asked == 0 ? 1 : asked);
    add(new SlowReaders(), asked == 0 ? 1 : asked);
  }

  private void add(Scenario scenario, int count) {
    if (scenario.measures().stream().anyMatch(wanted::contains)) {
      rounds.put(scenario, count);
    }
  }

  /** How many files a process may have to have open. */
  public int openFiles() {
    return OTHER_SOCKETS + rounds.keySet().stream()
        .mapToInt(scenario -> scenario.clients(times)).max().orElse(0);
  }

  /**
   * Measures.
   *
   * @param progress gets each sample as it comes
   */
  public List<Sample> run(List<Server> servers, Tokens tokens, Consumer<Sample> progress) {
    List<Sample> samples = new ArrayList<>();
    Consumer<Sample> keep = samples::add;
    rounds.forEach((scenario, count) -> {
      Set<Server> warm = new HashSet<>();
      for (int round = 1; round <= count; round++) {
        for (Server server : servers) {
          if (scenario.suits(server.kind())) {
            Times length = warm.add(server) ? times.first() : times;
            run(scenario, server, tokens, length, round, keep.andThen(progress));
          }
        }
      }
    });
    return samples;
  }

  private void run(
      Scenario scenario,
      Server server,
      Tokens tokens,
      Times length,
      int round,
      Consumer<Sample> samples) {
    Set<Measure> missing = EnumSet.copyOf(scenario.measures());
    missing.retainAll(wanted);
    Scenario.Results results = (measure, figures, wrong) -> {
      if (missing.remove(measure)) {
        samples.accept(sample(server, measure, round, figures, wrong));
      }
    };
    try (EventLoop loop = new EventLoop()) {
      scenario.run(loop, tokens, server, length, results);
    } catch (LoadFailed failed) {
      for (Measure measure : missing) {
        samples.accept(sample(server, measure, round, Map.of(), failed.getMessage()));
      }
    }
  }

  private static Sample sample(
      Server server, Measure measure, int round, Map<Figure, Double> figures, String wrong) {
    return new Sample(server.kind().label(), measure.label(), round, figures, wrong);
  }
}
