package dev.roomcast.bench;

import dev.roomcast.bench.measure.Measure;
import dev.roomcast.bench.measure.Times;
import dev.roomcast.bench.server.Kind;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the command line asks for.
 *
 * @param servers in the order in which they take turns
 * @param chosen whether the servers were named, so that none may be left out
 * @param rounds 0 for as many as suit each measure
 * @param serverCore the core of the servers
 * @param javaOptions for the JVM of each server that has one
 */
record Options(
    List<Kind> servers,
    boolean chosen,
    Set<Measure> measures,
    int rounds,
    Times times,
    int serverCore,
    List<String> javaOptions) {

  /**
   * Reads the arguments.
   *
   * @throws IllegalArgumentException if one is not understood
   */
  static Options of(List<String> arguments) {
    List<Kind> servers = List.of(Kind.values());
    boolean chosen = false;
    Set<Measure> measures = EnumSet.noneOf(Measure.class);
    int rounds = 0;
    int serverCore = 0;
    int ramp = 0;
    List<String> javaOptions = List.of();
    boolean quick = false;
    Iterator<String> rest = arguments.iterator();
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
        case "--java-options" -> javaOptions = List.of(rest.next().split(" "));
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
        serverCore,
        javaOptions);
  }
}
