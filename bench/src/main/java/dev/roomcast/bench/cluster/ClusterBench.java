package dev.roomcast.bench.cluster;

import dev.roomcast.bench.load.EventFormat;
import dev.roomcast.bench.load.EventLoop;
import dev.roomcast.bench.load.FixedRate;
import dev.roomcast.bench.load.Ledger;
import dev.roomcast.bench.load.ReturningClients;
import dev.roomcast.bench.load.Tokens;
import dev.roomcast.bench.load.Traffic;
import dev.roomcast.bench.server.Redis;
import dev.roomcast.bench.server.Server;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Measures two nodes with one Redis: how long events take from one to the clients of the other and
 * what they cost Redis, and how long it takes until all clients of a killed node go on at the other.
 * Ends with 0 if all events came exactly once and in order, else with 1.
 */
public final class ClusterBench {
  private static final PrintStream OUT = System.out;
  private static final int ROOMS = 100;
  private static final int NOTE = 40;   // bytes; makes a frame of about 230
  private static final int RATE = 1_000;   // events/s across the nodes
  private static final int BATCH = 10;   // events in a request, which costs more than the way across
  private static final int LISTENERS = 200;
  private static final int STORM_RATE = 200;   // events/s while all clients come back
  private static final long WARM_UP = TimeUnit.SECONDS.toNanos(150);   // compilers are at work
  private static final long SETTLE = TimeUnit.SECONDS.toNanos(5);
  private static final long WINDOW = TimeUnit.SECONDS.toNanos(20);
  private static final long AWAY = TimeUnit.SECONDS.toNanos(1);
  private static final double MILLISECOND = 1e6;   // ns
  private static final double SECOND = 1e9;

  /* XREAD is not among them: by it a node reads the log in any case. */
  private static final List<String> READS =
      List.of("xrange", "xrevrange", "xinfo", "hgetall", "hget", "get");

  private final EventLoop loop = new EventLoop();
  private final EventFormat format = new EventFormat(NOTE);
  private final Tokens tokens;
  private final Redis redis;
  private final Server one;
  private final Server other;

  private ClusterBench(Tokens tokens, Redis redis, Server one, Server other) {
    this.tokens = tokens;
    this.redis = redis;
    this.one = one;
    this.other = other;
  }

  /** @param arguments the directory of the checkout, the server's name, the number of clients */
  public static void main(String[] arguments) throws IOException {
    int clients = Integer.parseInt(arguments[2]);
    TwoNodes.measure(
        arguments[0], arguments[1], OUT,
        (tokens, redis, one, other) -> new ClusterBench(tokens, redis, one, other).run(clients));
  }

  private int run(int clients) {
    String wrong = across();
    wrong += storm(clients);
    OUT.println(wrong.isEmpty() ? "every event came once and in order" : "INVALID " + wrong);
    return wrong.isEmpty() ? 0 : 1;
  }

  /* Published on one node, received on the other. */
  private String across() {
    Ledger ledger = new Ledger(ROOMS);
    try (ReturningClients clients = new ReturningClients(loop, ledger, format, tokens)) {
      clients.connect(LISTENERS, other.clients());
      try (Traffic traffic = publishing(one, ledger, RATE, BATCH)) {
        loop.run(WARM_UP);
        Map<String, Long> before = redis.calls();
        ledger.record(true);
        long delivered = ledger.delivered();
        loop.run(WINDOW);
        ledger.record(false);
        double events = (ledger.delivered() - delivered) / (double) (LISTENERS / ROOMS);
        double commands = count(before, redis.calls(), List.of());
        Histogram latencies = ledger.latencies();
        traffic.stop();
        OUT.printf(Locale.ROOT, "across two nodes at %.0f events/s: p50 %.2f ms, p99 %.2f ms,"
                + " max %.1f ms; %.2f Redis commands an event%n",
            events / (WINDOW / SECOND),
            latencies.getValueAtPercentile(50) / MILLISECOND,
            latencies.getValueAtPercentile(99) / MILLISECOND,
            latencies.getMaxValue() / MILLISECOND,
            commands / events);
      }
    }
    return ledger.verdict();
  }

  private String storm(int count) {
    Ledger ledger = new Ledger(ROOMS);
    try (ReturningClients clients = new ReturningClients(loop, ledger, format, tokens)) {
      clients.connect(count, one.clients());
      try (Traffic traffic = publishing(other, ledger, STORM_RATE, 1)) {
        loop.run(SETTLE);
        one.kill();
        clients.awaitLoss();
        loop.run(AWAY);
        Map<String, Long> before = redis.calls();
        long time = clients.returnTo(other.clients());
        double reads = count(before, redis.calls(), READS);
        traffic.stop();
        OUT.printf(Locale.ROOT, "%d clients of a killed node were back at the other after %.2f s,"
                + " %d of them without what they had missed; %.1f reads/s of Redis for it%n",
            count, time / SECOND, clients.told(), reads / Math.max(1, time / SECOND));
      }
    }
    return ledger.verdict();
  }

  /* Calls of these commands; of all but INFO if none is named. */
  private static double count(
      Map<String, Long> before, Map<String, Long> after, List<String> commands) {
    return after.entrySet().stream()
        .filter(each -> commands.isEmpty()
            ? !each.getKey().equals("info")
            : commands.contains(each.getKey().split("\\|")[0]))
        .mapToLong(each -> each.getValue() - before.getOrDefault(each.getKey(), 0L))
        .sum();
  }

  private Traffic publishing(Server server, Ledger ledger, int perSecond, int batch) {
    return new FixedRate(loop, server.publishers(), ledger, format, tokens, perSecond, batch);
  }
}
