package dev.roomcast.bench.cluster;

import com.microsoft.playwright.Page;
import dev.roomcast.bench.load.Clients;
import dev.roomcast.bench.load.EventFormat;
import dev.roomcast.bench.load.EventLoop;
import dev.roomcast.bench.load.FixedRate;
import dev.roomcast.bench.load.Ledger;
import dev.roomcast.bench.load.LoadFailed;
import dev.roomcast.bench.load.Tokens;
import dev.roomcast.bench.load.Traffic;
import dev.roomcast.bench.server.Server;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Measures what five open dashboards cost two nodes under load, and how long one takes to answer
 * then. The browsers share the processors with the servers; what they use is not counted.
 */
public final class DashboardBench {
  private static final PrintStream OUT = System.out;
  private static final int ROOMS = 1_000;
  private static final int NOTE = 40;   // bytes; makes a frame of about 230
  private static final int BATCH = 10;   // events in a request
  private static final int ROUNDS = 3;
  private static final int TIMES = 12;
  private static final long WARM_UP = TimeUnit.SECONDS.toNanos(120);   // and the compilers rest
  private static final long SETTLE = TimeUnit.SECONDS.toNanos(6);
  private static final long WINDOW = TimeUnit.SECONDS.toNanos(20);
  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(4);

  /* What five people look at. */
  private static final List<String> SCREENS =
      List.of("", "connections", "rooms", "events", "nodes");

  private final EventLoop loop = new EventLoop();
  private final Ledger ledger = new Ledger(ROOMS);
  private final ExecutorService browsing = Executors.newSingleThreadExecutor();
  private final List<Server> nodes;
  private final Tokens tokens;

  private DashboardBench(List<Server> nodes, Tokens tokens) {
    this.nodes = nodes;
    this.tokens = tokens;
  }

  /** @param arguments the directory of the checkout, the server, clients, events per second */
  public static void main(String[] arguments) throws IOException {
    int clients = Integer.parseInt(arguments[2]);
    int rate = Integer.parseInt(arguments[3]);
    TwoNodes.measure(
        arguments[0], arguments[1], OUT,
        (tokens, redis, one, other) ->
            new DashboardBench(List.of(one, other), tokens).run(clients, rate));
  }

  private int run(int clients, int rate) {
    EventFormat format = new EventFormat(NOTE);
    Server watched = nodes.get(0);
    try (Clients here = new Clients(loop, watched.clients(), ledger, format, tokens);
        Clients there = new Clients(loop, nodes.get(1).clients(), ledger, format, tokens)) {
      here.connect(clients / 2);
      there.connect(clients - clients / 2);
      try (Traffic traffic =
          new FixedRate(
              loop, watched.publishers(), ledger, format, tokens, rate, BATCH)) {
        String base = "http://127.0.0.1:" + watched.clients().getPort();
        Dashboards dashboards =
            away(() -> new Dashboards(base, tokens.administrator()));
        measure(dashboards);
        away(() -> close(dashboards));
        traffic.stop();
      }
    }
    String wrong = ledger.verdict();
    OUT.println(wrong.isEmpty() ? "every event came once and in order" : "INVALID " + wrong);
    return wrong.isEmpty() ? 0 : 1;
  }

  private void measure(Dashboards dashboards) {
    for (String screen : SCREENS) {
      away(() -> dashboards.open(screen));
    }
    loop.run(WARM_UP);
    List<Double> rises = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      away(() -> leave(dashboards));
      double without = share();
      away(() -> show(dashboards));
      double with = share();
      rises.add(with - without);
      OUT.printf(Locale.ROOT,
          "servers' processor time, %% of one core: %.1f without, %.1f with %d dashboards%n",
          without, with, SCREENS.size());
    }
    OUT.printf(Locale.ROOT, "five dashboards: %+.1f %% of one core (median of %d)%n",
        median(rises), ROUNDS);
    away(() -> leave(dashboards));
    Page one = away(() -> dashboards.open(""));
    OUT.println(
        "interactions with one dashboard, ms: median and slowest until it is shown,"
            + " medians until the server has answered all, of the server's share, of its answers");
    for (Interaction each : Interaction.all()) {
      show(each.name(), away(() -> dashboards.answers(one, each, TIMES)));
    }
  }

  private static Object leave(Dashboards dashboards) {
    dashboards.leaveAll();
    return dashboards;
  }

  private static Object show(Dashboards dashboards) {
    dashboards.showAll();
    return dashboards;
  }

  private static Object close(Dashboards dashboards) {
    dashboards.close();
    return dashboards;
  }

  private static void show(String name, List<Dashboards.Answer> answers) {
    List<Double> millis = answers.stream().map(Dashboards.Answer::millis).toList();
    OUT.printf(Locale.ROOT, "  %-45s %6.0f %6.0f %6.0f %6.0f %4.0f%n", name,
        median(millis),
        millis.stream().mapToDouble(Double::doubleValue).max().orElse(0),
        median(answers.stream().map(Dashboards.Answer::quietMillis).toList()),
        median(answers.stream().map(Dashboards.Answer::serverMillis).toList()),
        median(answers.stream().map(Dashboards.Answer::requests).toList()));
  }

  /* Percent of one core that both nodes use. */
  private double share() {
    loop.run(SETTLE);
    long start = System.nanoTime();
    long before = cpu();
    loop.run(WINDOW);
    return 100.0 * (cpu() - before) / (System.nanoTime() - start);
  }

  private long cpu() {
    return nodes.stream().mapToLong(Server::cpu).sum();
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  /* On the browsers' thread, while the load goes on in this one. */
  private <T> T away(Callable<T> work) {
    Future<T> done = browsing.submit(work);
    if (!loop.run(PATIENCE, done::isDone)) {
      throw new LoadFailed("the dashboards took longer than "
          + TimeUnit.NANOSECONDS.toSeconds(PATIENCE) + " s");
    }
    try {
      return done.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException failed) {
      throw new LoadFailed("the dashboards failed: " + failed.getCause());
    }
  }
}
