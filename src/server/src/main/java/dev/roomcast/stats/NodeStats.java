package dev.roomcast.stats;

import java.time.Instant;
import java.util.Map;

/**
 * The figures of one node at one moment. Totals count from the node's start.
 *
 * @param node the node's name
 * @param time when the figures were taken
 * @param uptimeSeconds since the node's start
 * @param draining whether it sends its clients elsewhere and takes none
 * @param connections clients connected; a Socket.IO client counts once for each namespace
 * @param connectionsByTransport the same by what carries them: websocket, polling
 * @param connectionsByProtocol the same by what they speak: socketio, json, and these in
 *     MessagePack
 * @param connectionsTotal clients accepted
 * @param users different users connected
 * @param rooms rooms with a member
 * @param eventsTotal events that reached this node
 * @param eventsByType the same by type
 * @param deliveredTotal events queued for a member: one event to ten members counts ten
 * @param messagesInTotal messages and polling bodies that clients sent
 * @param bytesInTotal their size
 * @param framesOutTotal frames written to clients
 * @param bytesOutTotal their size
 * @param refusedByCode refused requests
 * @param closedByCode ended connections
 * @param outboxHighWaterBytes most bytes that ever waited for one client
 * @param delivery how long events take
 * @param process how the JVM is doing
 */
public record NodeStats(
    String node,
    Instant time,
    long uptimeSeconds,
    boolean draining,
    long connections,
    Map<String, Long> connectionsByTransport,
    Map<String, Long> connectionsByProtocol,
    long connectionsTotal,
    long users,
    long rooms,
    long eventsTotal,
    Map<String, Long> eventsByType,
    long deliveredTotal,
    long messagesInTotal,
    long bytesInTotal,
    long framesOutTotal,
    long bytesOutTotal,
    Map<String, Long> refusedByCode,
    Map<String, Long> closedByCode,
    long outboxHighWaterBytes,
    DeliveryStats delivery,
    ProcessStats process) {

  /** How many requests were refused, for whatever reason. */
  public long refusedTotal() {
    return sum(refusedByCode);
  }

  /** How many connections ended, for whatever reason. */
  public long closedTotal() {
    return sum(closedByCode);
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
