package dev.roomcast.webapp.admin.socketio;

import dev.roomcast.api.Room;
import dev.roomcast.cluster.ConnectionInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Connections as the Admin UI reads them. Tokens, headers and queries are not in them. */
final class AdminJson {
  /** What stands for the namespace of clients whose protocol has none. */
  static final String PLAIN = "(plain WebSocket)";

  private static final int CLIENT_ID_LENGTH = 12;

  private AdminJson() {}

  static String namespace(ConnectionInfo info) {
    return info.namespace().isEmpty() ? PLAIN : info.namespace();
  }

  static Map<String, Object> socket(ConnectionInfo info) {
    List<String> rooms = new ArrayList<>(List.of(info.id())); // Shown as the socket's own.
    info.rooms().stream().map(Room::name).forEach(rooms::add);
    Map<String, Object> socket = new LinkedHashMap<>(transport(info));
    socket.put("clientId", info.id().substring(0, Math.min(CLIENT_ID_LENGTH, info.id().length())));
    socket.put(
        "data",
        Map.of(
            "user", info.userId(),
            "node", info.node(),
            "protocol", info.transport().protocol()));
    socket.put("handshake", handshake(info));
    socket.put("rooms", rooms);
    return socket;
  }

  private static Map<String, Object> handshake(ConnectionInfo info) {
    return Map.of(
        "address", info.address(),
        "headers", Map.of(),
        "query", Map.of(),
        "issued", info.since().toEpochMilli(),
        "secure", false,
        "time", info.since().toString(),
        "url", "",
        "xdomain", false);
  }

  /** What may change of a socket besides its rooms. */
  static Map<String, Object> transport(ConnectionInfo info) {
    Map<String, Object> socket = new LinkedHashMap<>();
    socket.put("id", info.id());
    socket.put("nsp", namespace(info));
    socket.put("transport", info.transport().carrier());
    return socket;
  }
}
