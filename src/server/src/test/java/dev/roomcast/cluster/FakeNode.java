package dev.roomcast.cluster;

import dev.roomcast.api.Identity;
import dev.roomcast.api.Room;
import dev.roomcast.hub.Drain;
import dev.roomcast.hub.FakeApplication;
import dev.roomcast.hub.FakeClient;
import dev.roomcast.hub.FakeBroker;
import dev.roomcast.hub.Hub;
import dev.roomcast.hub.HubCounters;
import dev.roomcast.hub.HubGateway;
import dev.roomcast.hub.HubLimits;
import dev.roomcast.hub.Interventions;
import dev.roomcast.hub.Recovery;
import dev.roomcast.hub.Sessions;
import dev.roomcast.protocol.Command;
import dev.roomcast.protocol.Gateway;
import dev.roomcast.protocol.Refused;
import dev.roomcast.protocol.Reply;
import dev.roomcast.stats.DeliveryWatch;
import dev.roomcast.stats.NodeStatistics;
import dev.roomcast.stats.NodeStats;
import dev.roomcast.wire.Closing;
import dev.roomcast.wire.FakeTime;
import dev.roomcast.wire.Traffic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A node with a hub of its own, whose clients have their user's id for a token. */
final class FakeNode {
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  final Hub hub;
  final Cluster cluster;
  final Set<Room> forbidden = new HashSet<>();
  boolean figuresFail;
  private final HubGateway gateway;
  private final Map<String, Gateway.Member> members = new HashMap<>();

  FakeNode(
      String name, String run, int maxConnectionsPerUser, FakeTime time, Signals signals) {
    HubCounters counters = new HubCounters();
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    hub = new Hub(counters);
    gateway =
        new HubGateway(
            hub,
            token -> new Identity(token, token, Set.of(), Map.of("sub", token), Optional.empty()),
            (user, room) -> !forbidden.contains(room),
            new FakeApplication(),
            counters,
            new Recovery(hub, new FakeBroker(), 1_000),
            new Sessions("home", new FakeBroker(), Duration.ofMinutes(2), 10, Clock.systemUTC()),
            new HubLimits(100_000, 100, 1_000_000, 1_000_000, Duration.ZERO),
            time.wheel(),
            clock);
    Drain drain = new Drain(hub, gateway, time.wheel(), Runnable::run);
    NodeStatistics statistics =
        new NodeStatistics(
            name,
            hub,
            gateway.users(),
            counters,
            new Traffic(),
            new DeliveryWatch(clock).times(),
            drain::isOn,
            clock);
    cluster =
        new Cluster(
            name,
            run,
            maxConnectionsPerUser,
            hub,
            () -> sample(statistics),
            new Interventions(hub, (user, room) -> !forbidden.contains(room), drain, clock),
            Runnable::run,
            signals,
            clock,
            time::nanoTime);
    hub.roster(cluster.roster());
    cluster.start();
  }

  private NodeStats sample(NodeStatistics statistics) {
    if (figuresFail) {
      throw new NoClassDefFoundError("on purpose");
    }
    return statistics.now();
  }

  FakeClient connect(String id, String userId) {
    try {
      return tryToConnect(id, userId);
    } catch (Refused refused) {
      throw new AssertionError(refused);
    }
  }

  FakeClient tryToConnect(String id, String userId) throws Refused {
    FakeClient client = new FakeClient();
    members.put(id, gateway.connect(id, userId, client));
    return client;
  }

  Reply command(String id, Command command) {
    return members.get(id).handle(command);
  }

  void subscribe(String id, String room) {
    command(id, new Command.Subscribe(room, ""));
  }

  void unsubscribe(String id, String room) {
    command(id, new Command.Unsubscribe(room));
  }

  void leave(String id) {
    members.get(id).left(Closing.CLIENT_LEFT);
  }
}
