package dev.roomcast.stats;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * The figures of {@link NodeStats} as Micrometer meters, and those of the JVM. Every scrape takes one
 * set of figures, so that they agree with one another.
 */
/* Threads: any; the monitor guards current and growing. */
public final class Meters {
  private final NodeStatistics statistics;
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics gc = new JvmGcMetrics();
  private final List<Runnable> growing = new ArrayList<>(); // register what is new
  private NodeStats current;

  public Meters(NodeStatistics statistics) {
    this.statistics = statistics;
    this.current = statistics.now();
    gauges();
    counters();
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    gc.bindTo(registry);
  }

  private void gauges() {
    gauge("roomcast.users", "Different users connected", NodeStats::users);
    gauge("roomcast.rooms", "Rooms with a member", NodeStats::rooms);
    gauge(
        "roomcast.outbox.high.water.bytes",
        "Most bytes that ever waited for one client",
        NodeStats::outboxHighWaterBytes);
    for (String transport : current.connectionsByTransport().keySet()) {
      Gauge.builder(
              "roomcast.connections",
              this,
              meters -> meters.current.connectionsByTransport().get(transport))
          .description("Clients connected")
          .tag("transport", transport)
          .register(registry);
    }
    for (String protocol : current.connectionsByProtocol().keySet()) {
      Gauge.builder(
              "roomcast.connections.by.protocol",
              this,
              meters -> meters.current.connectionsByProtocol().get(protocol))
          .description("Clients connected")
          .tag("protocol", protocol)
          .register(registry);
    }
  }

  private void counters() {
    counter("roomcast.connections.accepted", "Clients accepted", NodeStats::connectionsTotal);
    counter("roomcast.delivered", "Events queued for a member", NodeStats::deliveredTotal);
    counter("roomcast.messages.in", "Messages that clients sent", NodeStats::messagesInTotal);
    counter("roomcast.bytes.in", "Bytes that clients sent", NodeStats::bytesInTotal);
    counter("roomcast.frames.out", "Frames written to clients", NodeStats::framesOutTotal);
    counter("roomcast.bytes.out", "Bytes written to clients", NodeStats::bytesOutTotal);
    counters("roomcast.refused", "Refused requests", "code", () -> current.refusedByCode());
    counters("roomcast.closed", "Ended connections", "code", () -> current.closedByCode());
    counters(
        "roomcast.events", "Events that reached this node", "type", () -> current.eventsByType());
  }

  /** Adds a figure that is not among the node's, such as what only a protocol's side knows. */
  public void gauge(String name, String description, DoubleSupplier figure) {
    Gauge.builder(name, figure, DoubleSupplier::getAsDouble)
        .description(description)
        .strongReference(true)
        .register(registry);
  }

  /** Adds totals that are not among the node's, one for each key; keys may be added later. */
  public synchronized void counters(
      String name, String description, String tag, Supplier<Map<String, Long>> totals) {
    Set<String> known = new HashSet<>();
    growing.add(() -> register(name, description, tag, totals, known));
  }

  /* The registry would ignore what is there already, but warn of it. */
  private void register(
      String name,
      String description,
      String tag,
      Supplier<Map<String, Long>> totals,
      Set<String> known) {
    for (String key : totals.get().keySet()) {
      if (!known.add(key)) {
        continue;
      }
      FunctionCounter.builder(name, totals, now -> now.get().getOrDefault(key, 0L))
          .description(description)
          .tag(tag, key)
          .register(registry);
    }
  }

  /** Adds one of several such figures, which differ by the value of a tag. */
  public void gauge(
      String name, String description, String tag, String value, DoubleSupplier figure) {
    Gauge.builder(name, figure, DoubleSupplier::getAsDouble)
        .description(description)
        .tag(tag, value)
        .strongReference(true)
        .register(registry);
  }

  private void gauge(String name, String description, ToDoubleFunction<NodeStats> figure) {
    Gauge.builder(name, this, meters -> figure.applyAsDouble(meters.current))
        .description(description)
        .register(registry);
  }

  private void counter(String name, String description, ToDoubleFunction<NodeStats> figure) {
    FunctionCounter.builder(name, this, meters -> figure.applyAsDouble(meters.current))
        .description(description)
        .register(registry);
  }

  /** The figures of this moment in Prometheus' text format. */
  public synchronized String scrape() {
    current = statistics.now();
    growing.forEach(Runnable::run);
    return registry.scrape();
  }

  /** Lets go of what watches the JVM. */
  public void close() {
    gc.close();
    registry.close();
  }
}
