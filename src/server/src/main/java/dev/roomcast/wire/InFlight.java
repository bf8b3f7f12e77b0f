package dev.roomcast.wire;

import java.util.List;

/** The one write of an outbox that a wire has in its hands, if there is one. Not for several threads. */
final class InFlight {
  Wire by; // null while there is none
  int bytes; // 0 while there is none, as frames is
  int frames;
  long since; // nanoseconds

  boolean isNone() {
    return by == null;
  }

  void begin(Wire newBy, List<Frames> groups, long now) {
    by = newBy;
    since = now;
    for (Frames group : groups) {
      bytes += group.bytes();
      frames += group.count();
    }
  }

  void end() {
    by = null;
    bytes = 0;
    frames = 0;
  }
}
