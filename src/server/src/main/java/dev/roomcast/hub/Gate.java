package dev.roomcast.hub;

import dev.roomcast.protocol.Client;
import dev.roomcast.wire.Closing;
import dev.roomcast.wire.Frames;
import java.util.ArrayList;
import java.util.List;

/**
 * What goes to a client passes here. While it is held everything waits, so that the client can be
 * told first what it has missed; it is held from the beginning until the first {@link #release}.
 */
/* Threads: any. The monitor guards heldBack and heldBytes; it is not held while the client is called. */
final class Gate {
  /** What may be held back; it is only a moment's. */
  static final int MAX_HELD_BYTES = 1 << 20;

  private final Client client;
  private List<Frames> heldBack = new ArrayList<>(0); // null while open
  private int heldBytes;
  private volatile boolean open;

  Gate(Client client) {
    this.client = client;
  }

  void send(Frames frames) {
    if (open || !keep(frames)) {
      client.send(frames);
    }
  }

  /** Sends what came by a membership; drops it if the gate is held and that is over meanwhile. */
  void send(Membership by, Frames frames) {
    if (open || !(by.isOver() || keep(frames))) {
      client.send(frames);
    }
  }

  /** Sends what came by several memberships; false if the gate is held. */
  boolean sendIfOpen(Frames frames) {
    if (!open) {
      return false;
    }
    client.send(frames);
    return true;
  }

  private boolean keep(Frames frames) {
    synchronized (this) {
      if (heldBack == null) {
        return false;
      }
      if (heldBytes <= MAX_HELD_BYTES) {
        heldBytes += frames.bytes();
        heldBack.add(frames);
      }
      if (heldBytes <= MAX_HELD_BYTES) {
        return true;
      }
    }
    client.close(Closing.TOO_SLOW);
    return true;
  }

  /**
   * From now on everything waits, until {@link #release}. Whatever is beyond {@link #MAX_HELD_BYTES}
   * ends the connection as too slow. Only for the thread that does the client's commands.
   */
  synchronized void hold() {
    if (heldBack == null) {
      heldBack = new ArrayList<>(0);
      open = false;
    }
  }

  /** Sends these first, then everything that waits; from now on sends go out at once. */
  void release(List<Frames> first) {
    List<Frames> next = first;
    do {
      next.forEach(client::send);
      next = takeHeldBack();
    } while (!next.isEmpty());
  }

  /** Forgets what waits: it comes by rooms that the client is taken into anew. */
  synchronized void dropHeldBack() {
    heldBack = new ArrayList<>(0);
    heldBytes = 0;
  }

  private synchronized List<Frames> takeHeldBack() {
    List<Frames> taken = heldBack;
    open = taken.isEmpty();
    heldBack = open ? null : new ArrayList<>();
    heldBytes = 0;
    return taken;
  }
}
