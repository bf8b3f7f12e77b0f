package dev.roomcast.bench;

import dev.roomcast.bench.load.Tokens;
import dev.roomcast.bench.measure.Plan;
import dev.roomcast.bench.report.Figure;
import dev.roomcast.bench.report.RawData;
import dev.roomcast.bench.report.Sample;
import dev.roomcast.bench.report.Table;
import dev.roomcast.bench.server.Kind;
import dev.roomcast.bench.server.Server;
import dev.roomcast.bench.server.Setup;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;

/**
 * Starts the servers, measures them in turns and prints the tables. Ends with 0 if all was
 * verified, 1 if a server lost, changed or reordered events or did not take the load, and 2 if
 * there was nothing to measure.
 */
public final class Bench {
  private static final PrintStream OUT = System.out;

  private final Options options;
  private final Setup setup;
  private final List<Server> servers = new ArrayList<>();

  private Bench(Options options, Setup setup) {
    this.options = options;
    this.setup = setup;
  }

  /** @param arguments the directory of the checkout, and what {@link Options} has */
  public static void main(String[] arguments) throws IOException {
    Path project = Path.of(arguments[0]).toAbsolutePath().normalize();
    Path key = project.resolve("bench/target/run/key.pem");
    try {
      Options options = Options.of(List.of(arguments).subList(1, arguments.length));
      Setup setup = new Setup(project, "" + options.serverCore(), key, options.javaOptions());
      System.exit(new Bench(options, setup).run());
    } catch (IllegalArgumentException | NoSuchElementException wrong) {
      System.err.println(wrong.getMessage() + "; bench/run --help tells what there is");
      System.exit(2);
    }
  }

  private int run() throws IOException {
    Plan plan = new Plan(options.measures(), options.rounds(), options.times());
    if (Machine.openFiles() < plan.openFiles()) {
      System.err.println("A process may open " + Machine.openFiles() + " files here and needs "
          + plan.openFiles() + " for these measures: ulimit -n " + plan.openFiles()
          + ", or --connections for a smaller ramp.");
      return 2;
    }
    Map<String, String> machine = Machine.describe(setup.project());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> Server.closeAll(servers)));
    Tokens tokens = new Tokens();
    Files.createDirectories(setup.key().getParent());
    Files.writeString(setup.key(), tokens.pem());
    start();
    if (servers.isEmpty()) {
      return 2;
    }
    List<Sample> samples = plan.run(servers, tokens, Bench::progress);
    String name = machine.get("date").replaceAll("[^0-9]", "");
    Path results = Files.createDirectories(setup.target().resolve("results"));
    RawData.write(results.resolve(name + ".json"), machine, samples);
    String report = report(samples, machine);
    Files.writeString(results.resolve(name + ".md"), report);
    OUT.println("\n" + report + "\nalso in " + results.resolve(name) + ".md, raw data in .json");
    return samples.stream().allMatch(each -> each.wrong().isEmpty()) ? 0 : 1;
  }

  private void start() {
    for (Kind kind : options.servers()) {
      String missing = kind.missing(setup);
      if (missing.isEmpty()) {
        servers.add(Server.start(kind, setup));
      } else if (options.chosen()) {
        throw new IllegalArgumentException(kind.label() + " cannot be started: " + missing);
      } else {
        OUT.println(kind.label() + " is left out: " + missing);
      }
    }
    OUT.println("starting " + servers.stream()
        .map(each -> each.kind().label()).collect(Collectors.joining(", ")));
    servers.forEach(Server::awaitReady);
  }

  private static void progress(Sample sample) {
    OUT.printf("  %-8s round %d  %-15s %s%n", sample.measure(), sample.round(), sample.server(),
        sample.wrong().isEmpty() ? Figure.texts(sample.figures()) : "INVALID " + sample.wrong());
  }

  private String report(List<Sample> samples, Map<String, String> machine) {
    StringBuilder report = new StringBuilder();
    machine.forEach((what, value) ->
        report.append("- ").append(what).append(": ").append(value).append('\n'));
    Table table = new Table(samples);
    options.measures().forEach(measure -> report.append(
        table.section(measure.label(), measure.title(), measure.figures())));
    return report.toString();
  }
}
