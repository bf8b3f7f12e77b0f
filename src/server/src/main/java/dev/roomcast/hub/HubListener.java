package dev.roomcast.hub;

/** Whoever keeps account of this node's connections. */
@FunctionalInterface
public interface HubListener {
  /** Nobody keeps account. */
  HubListener NONE = connection -> {};

  /**
   * A connection came, joined or left a room, or is gone: which of these can be seen from the
   * connection. Called on any thread; it must not block.
   */
  void changed(Connection connection);
}
