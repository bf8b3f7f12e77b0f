package dev.roomcast.publisher;

import java.util.Objects;

/**
 * An event as it is sent; the array is never written to.
 *
 * @param type the event's type, for the log
 * @param json the event as a JSON object in UTF-8
 */
record Outgoing(String type, byte[] json) {

  Outgoing {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(json, "json");
  }

  /** Its size in the queue and on the wire. */
  int bytes() {
    return json.length;
  }
}
