package dev.roomcast.bench.peer;

import java.nio.charset.StandardCharsets;

/**
 * Finds the events in a publish request of this benchmark, without being a JSON parser: the floor
 * server is to do the least that is possible.
 */
final class PublishBody {
  private static final String ROOM = "\"rooms\":[\"";
  private static final String DATA = "\"data\":";

  /** Gets the events, in order. */
  interface Sink {
    void event(String room, String data);
  }

  private PublishBody() {}

  /** Gives the events of a body, one or a batch, to a sink. */
  static void read(byte[] bytes, int from, int to, Sink sink) {
    String body = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    int at = body.indexOf(ROOM);
    while (at >= 0) {
      int room = at + ROOM.length();
      int data = body.indexOf(DATA, room) + DATA.length();
      int end = body.indexOf('}', data) + 1;
      sink.event(body.substring(room, body.indexOf('"', room)), body.substring(data, end));
      at = body.indexOf(ROOM, end);
    }
  }
}
