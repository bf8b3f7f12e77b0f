package dev.roomcast.stats;

import dev.roomcast.hub.Connection;
import dev.roomcast.hub.Hub;
import dev.roomcast.hub.HubCounters;
import dev.roomcast.hub.Users;
import dev.roomcast.protocol.Client.Transport;
import dev.roomcast.wire.Traffic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Takes the figures of this node. Any thread may ask; it costs a walk over the connections. */
public final class NodeStatistics {
  private final String node;
  private final Hub hub;
  private final Users users;
  private final HubCounters counters;
  private final Traffic traffic;
  private final DeliveryTimes times;
  private final BooleanSupplier draining;
  private final Clock clock;
  private final Instant started;
  private final JavaProcess process = new JavaProcess();

  public NodeStatistics(
      String node,
      Hub hub,
      Users users,
      HubCounters counters,
      Traffic traffic,
      DeliveryTimes times,
      BooleanSupplier draining,
      Clock clock) {
    this.node = node;
    this.hub = hub;
    this.users = users;
    this.counters = counters;
    this.traffic = traffic;
    this.times = times;
    this.draining = draining;
    this.clock = clock;
    this.started = clock.instant();
  }

  /** The figures of this moment. */
  public NodeStats now() {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Map<Transport, Long> byTransport = connectionsByTransport();
    Map<String, Long> eventsByType = new TreeMap<>(counters.eventsByType());
    return new NodeStats(
        node,
        now,
        Duration.between(started, now).toSeconds(),
        draining.getAsBoolean(),
        sum(byTransport.values()),
        by(byTransport, Transport::carrier),
        by(byTransport, Transport::protocol),
        counters.connectedTotal(),
        users.count(),
        hub.roomCount(),
        sum(eventsByType.values()),
        eventsByType,
        counters.deliveredTotal(),
        traffic.messagesIn(),
        traffic.bytesIn(),
        traffic.framesOut(),
        traffic.bytesOut(),
        new TreeMap<>(counters.refusedByCode()),
        new TreeMap<>(counters.closedByCode()),
        traffic.outboxHighWater(),
        times.recent(),
        process.now());
  }

  private Map<Transport, Long> connectionsByTransport() {
    Map<Transport, Long> counts = new EnumMap<>(Transport.class);
    for (Transport transport : Transport.values()) {
      counts.put(transport, 0L);
    }
    for (Connection connection : hub.connections()) {
      counts.merge(connection.transport(), 1L, Long::sum);
    }
    return counts;
  }

  private static long sum(Iterable<Long> counts) {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }

  private static Map<String, Long> by(
      Map<Transport, Long> counts, Function<Transport, String> group) {
    Map<String, Long> grouped = new TreeMap<>();
    counts.forEach((transport, count) -> grouped.merge(group.apply(transport), count, Long::sum));
    return grouped;
  }
}
