package dev.roomcast.bench.peer;

import java.time.Instant;

/** The event object that every server sends, so that all put the same bytes on the wire. */
final class Envelope {
  private static final String TYPE = "order.updated";

  private long published;

  /** The Socket.IO packet of the next event. */
  String packet(String room, String data) {
    return "42[\"" + TYPE + "\",{\"id\":\"" + String.format("32av-bench-%09d", published++)
        + "\",\"type\":\"" + TYPE + "\",\"room\":\"" + room + "\",\"time\":\"" + time()
        + "\",\"data\":" + data + "}]";
  }

  private static String time() {
    return Instant.ofEpochMilli(System.currentTimeMillis()).toString();
  }
}
