package dev.roomcast.cluster;

import dev.roomcast.api.Room;
import dev.roomcast.protocol.Activity;
import dev.roomcast.protocol.Client.Transport;
import java.time.Instant;
import java.util.List;

/**
 * What every node knows of one connection, wherever it is.
 *
 * @param id what it is known by; clients may see their own
 * @param node the name of the node that it is connected to
 * @param userId who it belongs to
 * @param namespace its Socket.IO namespace; empty on the plain WebSocket
 * @param transport the protocol and what carries it
 * @param address where the client comes from, as the container tells it
 * @param since since when it is connected
 * @param rooms in the order in which it joined them
 * @param activity some seconds old at most
 */
public record ConnectionInfo(
    String id,
    String node,
    String userId,
    String namespace,
    Transport transport,
    String address,
    Instant since,
    List<Room> rooms,
    Activity activity) {

  public ConnectionInfo {
    rooms = List.copyOf(rooms);
  }

  ConnectionInfo in(List<Room> otherRooms) {
    return new ConnectionInfo(
        id, node, userId, namespace, transport, address, since, otherRooms, activity);
  }

  ConnectionInfo with(Transport newTransport, Activity newActivity) {
    return new ConnectionInfo(
        id, node, userId, namespace, newTransport, address, since, rooms, newActivity);
  }
}
