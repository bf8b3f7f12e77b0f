package dev.roomcast.web;

import dev.roomcast.wire.Frames;
import dev.roomcast.wire.Wire;
import java.util.List;
import java.util.Locale;

/**
 * How frames get onto one WebSocket. Every container takes them through the Jakarta API; where we
 * know a container from within, there is a shorter way.
 */
interface SocketWriter {

  /** Which way it is. */
  enum Kind {
    PORTABLE,
    TYRUS,
    UNDERTOW;

    /** The word for it in figures. */
    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Kind kind();

  /** As {@link Wire#write}. */
  void write(List<Frames> groups, Wire.Done done);

  /** As {@link Wire#dispatch}. */
  default void dispatch(Runnable flush) {
    flush.run();
  }
}
