package dev.roomcast.cluster;

import dev.roomcast.api.Room;
import dev.roomcast.protocol.Activity;
import dev.roomcast.protocol.Client.Transport;
import java.util.ArrayList;
import java.util.List;

/**
 * What has changed on one node.
 *
 * @param came connections that are new
 * @param moved those that are in other rooms now
 * @param active those that something passed by
 * @param gone ids of those that are there no more
 */
record Delta(List<ConnectionInfo> came, List<Moved> moved, List<Active> active, List<String> gone) {

  /**
   * A connection is in other rooms than before.
   *
   * @param rooms all that it is in now
   */
  record Moved(String id, List<Room> rooms) {}

  /** Something passed by a connection. */
  record Active(String id, Transport transport, Activity activity) {}

  boolean isEmpty() {
    return size() == 0;
  }

  private int size() {
    return came.size() + moved.size() + active.size() + gone.size();
  }

  /** Makes it so. */
  void applyTo(Directory directory, String run) {
    came.forEach(info -> directory.put(run, info));
    moved.forEach(each -> directory.moved(run, each.id, each.rooms));
    active.forEach(
        each -> directory.active(run, each.id, each.transport, each.activity));
    gone.forEach(id -> directory.remove(run, id));
  }

  /** Gathers changes into deltas of a bounded size. Not for several threads. */
  static final class Collector {
    /** Connections in one signal: some 20 kilobytes. */
    static final int MAX_SIZE = 100;

    private final List<Delta> full = new ArrayList<>();
    private Delta current = empty();

    private static Delta empty() {
      return new Delta(
          new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    void came(ConnectionInfo info) {
      open().came.add(info);
    }

    void moved(String id, List<Room> rooms) {
      open().moved.add(new Moved(id, rooms));
    }

    void active(String id, Transport transport, Activity activity) {
      open().active.add(new Active(id, transport, activity));
    }

    void gone(String id) {
      open().gone.add(id);
    }

    private Delta open() {
      if (current.size() == MAX_SIZE) {
        full.add(current);
        current = empty();
      }
      return current;
    }

    List<Delta> deltas() {
      List<Delta> all = new ArrayList<>(full);
      if (!current.isEmpty()) {
        all.add(current);
      }
      return all;
    }
  }
}
