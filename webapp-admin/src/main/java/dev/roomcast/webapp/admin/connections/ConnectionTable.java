package dev.roomcast.webapp.admin.connections;

import dev.roomcast.api.Room;
import dev.roomcast.cluster.ConnectionInfo;
import dev.roomcast.webapp.admin.ui.Csv;
import java.util.stream.Collectors;

/** Connections as a table for other programs; the columns are named as in the HTTP interface. */
final class ConnectionTable {
  static final Csv<ConnectionInfo> CSV =
      new Csv<ConnectionInfo>()
          .column("id", ConnectionInfo::id)
          .column("user", ConnectionInfo::userId)
          .column("node", ConnectionInfo::node)
          .column("protocol", row -> row.transport().protocol())
          .column("transport", row -> row.transport().carrier())
          .column("namespace", ConnectionInfo::namespace)
          .column("address", ConnectionInfo::address)
          .column("since", ConnectionInfo::since)
          .column("rooms", ConnectionTable::rooms)
          .column("messages_in", row -> row.activity().messagesIn())
          .column("bytes_in", row -> row.activity().bytesIn())
          .column("frames_out", row -> row.activity().framesOut())
          .column("bytes_out", row -> row.activity().bytesOut())
          .column("queue_bytes", row -> row.activity().queueBytes())
          .column("last_heard", row -> row.activity().lastHeard());

  private ConnectionTable() {}

  private static String rooms(ConnectionInfo row) {
    return row.rooms().stream().map(Room::name).collect(Collectors.joining(" "));
  }
}
