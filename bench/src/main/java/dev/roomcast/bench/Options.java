package dev.roomcast.bench;

import dev.roomcast.bench.measure.Measure;
import dev.roomcast.bench.measure.Times;
import dev.roomcast.bench.server.Kind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the command line asks for.
 *
 * @param servers in the order in which they take turns
 * @param chosen whether the servers were named, so that none may be left out
 * @param rounds 0 for as many as suit each measure
 * @param serverCore the core of the servers
 */
record Options(
    List<Kind> servers,
    boolean chosen,
    Set<Measure> measures,
    int rounds,
    Times times,
    int serverCore) {

  static final String HELP = """
      bench/run [options] [measure …]

        measures          %s; all if none is named
        --servers a,b     %s; all if not given
        --rounds n        rounds of each measure
        --quick           short: 1 round, full16 and calm, and fewer clients
        --connections n   clients of the ramp (connect, idle, latency), instead of 10000
        --server-core n   core of the servers, 0 if not given
        --load-core n     core of the load, 1 if not given
        --no-build        use what was built last

      bench/run jmh [options of JMH] [regular expression]
      """.formatted(
          names(Measure.values(), Measure::label), names(Kind.values(), Kind::label));

  /**
   * Reads the arguments.
   *
   * @throws IllegalArgumentException if one is not understood
   */
  static Options of(String... arguments) {
    List<Kind> servers = List.of(Kind.values());
    boolean chosen = false;
    Set<Measure> measures = EnumSet.noneOf(Measure.class);
    int rounds = 0;
    int serverCore = 0;
    int ramp = 0;
    boolean quick = false;
    var rest = Arrays.asList(arguments).iterator();
    while (rest.hasNext()) {
      String argument = rest.next();
      switch (argument) {
        case "--quick" -> quick = true;
        case "--servers" -> {
          servers = Stream.of(rest.next().split(",")).map(Kind::of).distinct().toList();
          chosen = true;
        }
        case "--measures" ->
            Stream.of(rest.next().split(",")).map(Measure::of).forEach(measures::add);
        case "--rounds" -> rounds = Integer.parseInt(rest.next());
        case "--connections" -> ramp = Integer.parseInt(rest.next());
        case "--server-core" -> serverCore = Integer.parseInt(rest.next());
        default -> measures.add(Measure.of(argument));
      }
    }
    if (measures.isEmpty()) {
      measures = quick
          ? EnumSet.of(Measure.FULL16, Measure.CALM) : EnumSet.allOf(Measure.class);
    }
    Times times = quick ? Times.QUICK : Times.FULL;
    return new Options(
        servers,
        chosen,
        measures,
        rounds == 0 && quick ? 1 : rounds,
        ramp == 0 ? times : times.withRamp(ramp),
        serverCore);
  }

  private static <T> String names(T[] all, Function<T, String> label) {
    return Arrays.stream(all).map(label).collect(Collectors.joining(" "));
  }
}
